/** The model calendar: when the provider's models came out, as the provider says. */
@NullMarked
package io.stillwatch.scoring.release;

import org.jspecify.annotations.NullMarked;
