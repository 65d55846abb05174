/** What a candidate policy or baseline would have said of a past period, beside what was said of it. */
@NullMarked
package io.stillwatch.scoring.backtest;

import org.jspecify.annotations.NullMarked;
