package io.stillwatch.cases.feed;

import java.util.List;

/**
 * What a stream sends next.
 *
 * @param events those the subscriber wants, maybe none
 * @param upTo the position up to which everything has been looked at
 * @param heartbeat whether nothing came for a while, so that silence and a dead connection can be told apart
 */
record Batch(List<FeedEvent> events, long upTo, boolean heartbeat) {}
