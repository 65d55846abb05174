package io.stillwatch.scoring.engine.account;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.statistics.Mix;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Tells a reseller whose kind the provider has not said by the number of its end users. Before there are enough of them, they are taken for
 * the account itself, and what they did stays with it.
 */
final class Reselling {
    private long[] endUsers = {};

    /** Takes note of the end user, unless there are enough already. */
    boolean to(String endUser, Policy.Owning rule) {
        long hash = Mix.of(endUser);
        if (endUsers.length < rule.resellerEndUsers() && LongStream.of(endUsers).noneMatch(known -> known == hash)) {
            endUsers = Arrays.copyOf(endUsers, endUsers.length + 1);
            endUsers[endUsers.length - 1] = hash;
        }
        return endUsers.length >= rule.resellerEndUsers();
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(endUsers.length);
        for (long endUser : endUsers) {
            out.writeLong(endUser);
        }
    }

    static Reselling read(DataInput in) throws IOException {
        Reselling reselling = new Reselling();
        reselling.endUsers = new long[in.readInt()];
        for (int i = 0; i < reselling.endUsers.length; i++) {
            reselling.endUsers[i] = in.readLong();
        }
        return reselling;
    }
}
