package io.stillwatch.ingest.otlp;

import io.stillwatch.ingest.intake.Budget;
import io.stillwatch.ingest.intake.Unpacked;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads export requests whole, because their format puts what belongs to a record before or behind it; what that takes comes out of the
 * budget as it grows.
 *
 * @param limit bytes of a request, unpacked
 */
public record Whole(int limit, Budget budget) {
    private static final int FIRST = 64 * 1024;

    /**
     * Unpacks and reads all of it.
     *
     * @throws io.stillwatch.eventsourcing.ProblemException 413 above the limit, 415 for an unknown packing, 429 when memory is short
     * @throws IOException when it is not what its packing says
     */
    Body read(Signal signal, Answer form, InputStream packed, @Nullable String encoding, Budget.Lease lease)
            throws IOException {
        InputStream plain = Unpacked.of(packed, encoding, limit, lease::take);

        lease.take(FIRST);
        byte[] bytes = new byte[FIRST];
        int length = 0;
        for (int read = plain.read(bytes); read >= 0; read = plain.read(bytes, length, bytes.length - length)) {
            length += read;
            if (length == bytes.length) {
                lease.take(bytes.length);
                bytes = Arrays.copyOf(bytes, bytes.length * 2);
            }
        }
        return switch (form) {
            case PROTOBUF -> new ProtobufBody(signal, bytes, length, lease::take);
            case JSON -> new JsonBody(signal, bytes, length, lease::take);
        };
    }
}
