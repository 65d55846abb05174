/** What events say about people, readable only while a key exists that can be destroyed. */
@NullMarked
package io.stillwatch.eventsourcing.sealing;

import org.jspecify.annotations.NullMarked;
