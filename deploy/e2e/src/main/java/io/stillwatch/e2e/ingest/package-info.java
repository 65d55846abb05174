/** Traffic for ingest-service alone, and what it costs: for benchmarks and soak tests. */
@NullMarked
package io.stillwatch.e2e.ingest;

import org.jspecify.annotations.NullMarked;
