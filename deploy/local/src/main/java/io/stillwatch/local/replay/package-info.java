/** Sends files of records to ingest, and goes on where it was stopped. */
@NullMarked
package io.stillwatch.local.replay;

import org.jspecify.annotations.NullMarked;
