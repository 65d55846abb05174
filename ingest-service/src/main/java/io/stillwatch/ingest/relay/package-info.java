/** Publishes what is stored, in store order, with position, tick and markers. One relay works at a time. */
@NullMarked
package io.stillwatch.ingest.relay;

import org.jspecify.annotations.NullMarked;
