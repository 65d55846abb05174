/**
 * Turns text and identifiers into keyed tags at the door, so that nothing behind it ever sees them. Pure: the same key and input give the
 * same tags, no clock, no framework, no text in any result.
 */
@NullMarked
package io.stillwatch.ingest.fingerprint;

import org.jspecify.annotations.NullMarked;
