/** Erases an account: from the store at once, from the engine with what waits there for its tick to close, from the compacted topics by a tombstone. */
@NullMarked
package io.stillwatch.scoring.erasure;

import org.jspecify.annotations.NullMarked;
