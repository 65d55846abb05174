/** Two instances of scoring-service that share the account stage, one of which comes and goes. */
@NullMarked
package io.stillwatch.e2e.soak.spread;

import org.jspecify.annotations.NullMarked;
