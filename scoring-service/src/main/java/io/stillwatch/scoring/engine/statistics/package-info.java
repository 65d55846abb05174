/** The distributions that verdicts rest on, in {@link StrictMath} so that every machine gets the same bits. */
@NullMarked
package io.stillwatch.scoring.engine.statistics;

import org.jspecify.annotations.NullMarked;
