/** The demonstration: simulated traffic goes in over HTTP, what was found is read back over HTTP and held against the truth. */
@NullMarked
package io.stillwatch.local.demo;

import org.jspecify.annotations.NullMarked;
