/** Measures case-service as it is shipped: commands, reads, replay and fan-out, beside what its PostgreSQL can do alone. */
@NullMarked
package io.stillwatch.e2e.bench.cases;

import org.jspecify.annotations.NullMarked;
