/** The small kernel the services share: deciding, keeping events, publishing them in order, and saying what went wrong. */
@NullMarked
package io.stillwatch.eventsourcing;

import org.jspecify.annotations.NullMarked;
