package io.stillwatch.scoring.engine.account;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How a stated fact stands in a snapshot: whether there is one, its time, its value. */
final class StatedCodec {
    private StatedCodec() {}

    /** Reads one value. */
    interface Reader<T> {
        T read(DataInput in) throws IOException;
    }

    static void writeLong(DataOutput out, @Nullable Stated<Long> stated) throws IOException {
        out.writeBoolean(stated != null);
        if (stated != null) {
            out.writeLong(stated.time());
            out.writeLong(stated.value());
        }
    }

    static void writeText(DataOutput out, @Nullable Stated<?> stated) throws IOException {
        out.writeBoolean(stated != null);
        if (stated != null) {
            out.writeLong(stated.time());
            out.writeUTF(stated.value().toString());
        }
    }

    static <T> @Nullable Stated<T> read(DataInput in, Reader<T> reader) throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        long time = in.readLong();
        return new Stated<>(reader.read(in), time);
    }
}
