package io.stillwatch.eventsourcing;

/**
 * The end of a stream, behind which the next event goes.
 *
 * @param sequence number of the last event, 0 if there is none
 * @param hash of the last event, {@link HashChain#START} if there is none
 */
public record Head(String stream, long sequence, String hash) {

    static Head of(String stream) {
        return new Head(stream, 0, HashChain.START);
    }
}
