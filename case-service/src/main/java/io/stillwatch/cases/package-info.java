/** A campaign opens a case; people investigate and decide it; everything that happens is an event. */
@NullMarked
package io.stillwatch.cases;

import org.jspecify.annotations.NullMarked;
