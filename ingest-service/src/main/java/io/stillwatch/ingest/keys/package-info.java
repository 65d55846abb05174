/** The keys under which a day's rows are kept: one file a day, destroyed with the day. */
@NullMarked
package io.stillwatch.ingest.keys;

import org.jspecify.annotations.NullMarked;
