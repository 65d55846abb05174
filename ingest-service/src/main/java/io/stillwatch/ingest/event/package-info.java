/** The bodies of the events this service publishes ({@code docs/events}), as they are stored and sent. */
@NullMarked
package io.stillwatch.ingest.event;

import org.jspecify.annotations.NullMarked;
