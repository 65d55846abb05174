/** Keeps what was read: rows, refusals and totals of a request in one statement, and so in one transaction. */
@NullMarked
package io.stillwatch.ingest.store;

import org.jspecify.annotations.NullMarked;
