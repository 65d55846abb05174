/** The extraction risk of accounts: kept per tick, published, looked up. */
@NullMarked
package io.stillwatch.scoring.risk;

import org.jspecify.annotations.NullMarked;
