/** Long and random tests by seed: what was tried is printed, so that it can be tried again. */
@NullMarked
package io.stillwatch.e2e.soak;

import org.jspecify.annotations.NullMarked;
