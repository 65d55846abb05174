/** Takes records in from a topic that a provider fills, as if they had been posted. */
@NullMarked
package io.stillwatch.ingest.source;

import org.jspecify.annotations.NullMarked;
