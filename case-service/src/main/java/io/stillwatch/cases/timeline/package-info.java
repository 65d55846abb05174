/** What happened to a case, with everything that followed from it, in the order in which it happened. */
@NullMarked
package io.stillwatch.cases.timeline;

import org.jspecify.annotations.NullMarked;
