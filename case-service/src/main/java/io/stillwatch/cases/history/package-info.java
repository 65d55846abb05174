/** The event-sourced log of a case, as it is. */
@NullMarked
package io.stillwatch.cases.history;

import org.jspecify.annotations.NullMarked;
