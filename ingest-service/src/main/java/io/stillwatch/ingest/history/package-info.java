/** Reads interactions back: features, never text, and every reading leaves a record. */
@NullMarked
package io.stillwatch.ingest.history;

import org.jspecify.annotations.NullMarked;
