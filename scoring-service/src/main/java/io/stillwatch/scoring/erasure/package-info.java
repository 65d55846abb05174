/** Erases an account: from the store at once, from the engine between two ticks, from the compacted topics by a tombstone. */
@NullMarked
package io.stillwatch.scoring.erasure;

import org.jspecify.annotations.NullMarked;
