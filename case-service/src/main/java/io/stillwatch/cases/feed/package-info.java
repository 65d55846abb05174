/** Everything that is published about cases, in one order: numbered, sent to the broker, read in pages and streamed to subscribers. */
@NullMarked
package io.stillwatch.cases.feed;

import org.jspecify.annotations.NullMarked;
