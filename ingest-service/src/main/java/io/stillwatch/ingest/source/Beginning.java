package io.stillwatch.ingest.source;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** So many bytes of a value at most: what is longer is refused unread, and a copy of all of it may be more than there is memory. */
record Beginning(int bytes) implements Deserializer<byte[]> {

    @Override
    @SuppressWarnings("NullAway") // as the client's own ones do of no value
    public byte[] deserialize(String topic, byte @Nullable [] value) {
        return value == null ? null : deserialize(topic, null, ByteBuffer.wrap(value));
    }

    /** Leaves the value as it is, since the client asks it for its length. */
    @Override
    @SuppressWarnings("NullAway")
    public byte[] deserialize(String topic, @Nullable Headers headers, @Nullable ByteBuffer value) {
        if (value == null) {
            return null;
        }
        byte[] beginning = new byte[Math.min(bytes, value.remaining())];
        value.duplicate().get(beginning);
        return beginning;
    }
}
