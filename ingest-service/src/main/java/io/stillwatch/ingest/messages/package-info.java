/** What older conventions tell of a call in events of their own, kept until the call comes. */
@NullMarked
package io.stillwatch.ingest.messages;

import org.jspecify.annotations.NullMarked;
