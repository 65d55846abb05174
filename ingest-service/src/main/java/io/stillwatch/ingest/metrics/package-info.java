/** What operators watch. */
@NullMarked
package io.stillwatch.ingest.metrics;

import org.jspecify.annotations.NullMarked;
