/** The whole suite under load: what rate it holds, how long a finding takes, and what that costs. */
@NullMarked
package io.stillwatch.e2e.bench.suite;

import org.jspecify.annotations.NullMarked;
