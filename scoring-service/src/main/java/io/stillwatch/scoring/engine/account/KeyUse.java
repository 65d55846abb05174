package io.stillwatch.scoring.engine.account;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Uses of one key by one account.
 *
 * @param extraction how many of them in extraction-like interactions
 * @param first seconds since 1970
 * @param last seconds since 1970
 * @param wrapper whether the key is a phrase of the account's wrapper
 */
public record KeyUse(int uses, int extraction, int first, int last, boolean wrapper) {

    public static KeyUse once(boolean extractionLike, int second, boolean wrapper) {
        return new KeyUse(1, extractionLike ? 1 : 0, second, second, wrapper);
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(uses);
        out.writeInt(extraction);
        out.writeInt(first);
        out.writeInt(last);
        out.writeBoolean(wrapper);
    }

    public static KeyUse read(DataInput in) throws IOException {
        return new KeyUse(in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readBoolean());
    }
}
