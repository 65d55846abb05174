/** ingest-service: takes a provider's traffic in and publishes it without its text. */
@NullMarked
package io.stillwatch.ingest;

import org.jspecify.annotations.NullMarked;
