/** Reads bodies line by line: what fits becomes an event, what doesn't is named by line, field and reason. */
@NullMarked
package io.stillwatch.ingest.reading;

import org.jspecify.annotations.NullMarked;
