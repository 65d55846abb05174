/** Sends ingest what nobody honest sends. */
@NullMarked
package io.stillwatch.e2e.soak.hostile;

import org.jspecify.annotations.NullMarked;
