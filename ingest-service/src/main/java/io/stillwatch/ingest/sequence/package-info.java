/** Decides position and tick of every published record and when a tick closes. Pure: same records, same stamps. */
@NullMarked
package io.stillwatch.ingest.sequence;

import org.jspecify.annotations.NullMarked;
