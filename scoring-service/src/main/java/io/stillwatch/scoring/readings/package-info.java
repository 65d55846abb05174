/** Writes down who looks at what is known of accounts, and tells it to auditors. */
@NullMarked
package io.stillwatch.scoring.readings;

import org.jspecify.annotations.NullMarked;
