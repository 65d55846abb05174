package io.stillwatch.scoring.engine.key;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The votes on a key.
 *
 * @param owners owners that use it
 * @param extraction of them, with extraction-like use through this key
 * @param known of them, whose age is known
 * @param established of the known, older than half a year
 */
public record KeyCounts(int owners, int extraction, int known, int established) {
    static final KeyCounts NONE = new KeyCounts(0, 0, 0, 0);

    void write(DataOutput out) throws IOException {
        out.writeInt(owners);
        out.writeInt(extraction);
        out.writeInt(known);
        out.writeInt(established);
    }

    static KeyCounts read(DataInput in) throws IOException {
        return new KeyCounts(in.readInt(), in.readInt(), in.readInt(), in.readInt());
    }
}
