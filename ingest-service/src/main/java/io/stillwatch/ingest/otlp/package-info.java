/** Takes OpenTelemetry in: finds the calls of a model among spans and log records and says each as an interaction. */
@NullMarked
package io.stillwatch.ingest.otlp;

import org.jspecify.annotations.NullMarked;
