/** Measures ingest-service end to end beside what its parts can do alone on the same machine with the same rows. */
@NullMarked
package io.stillwatch.e2e.bench.ingest;

import org.jspecify.annotations.NullMarked;
