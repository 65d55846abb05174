/** Tables of what an address or a mail domain is, which operators mount, and what is attached at the door because of them. */
@NullMarked
package io.stillwatch.ingest.enrichment;

import org.jspecify.annotations.NullMarked;
