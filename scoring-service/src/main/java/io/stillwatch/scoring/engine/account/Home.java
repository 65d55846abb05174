package io.stillwatch.scoring.engine.account;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Tag;
import io.stillwatch.scoring.engine.table.LongCounts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The addresses an account comes from; its home line is the one with at least half of its uses. */
public final class Home {
    private LongCounts addresses = new LongCounts();
    private int uses;

    public void seen(long address) {
        if (address != Tag.NONE) {
            addresses.add(address, 1);
            uses++;
        }
    }

    /** {@link Tag#NONE} when there is none, or too few uses to tell. */
    public long line(Policy.Owning rule) {
        if (uses < rule.homeUses()) {
            return Tag.NONE;
        }
        long line = Tag.NONE;
        for (long address : addresses.sortedKeys()) {
            boolean half = 2L * addresses.get(address) >= uses;
            line = half && (line == Tag.NONE || addresses.get(address) > addresses.get(line)) ? address : line;
        }
        return line;
    }

    /** Keeps the most used; the count of all uses stays, so that a forgotten tail never makes a home of the rest. */
    public void prune(int most) {
        if (addresses.size() > most) {
            int[] counts = Arrays.stream(addresses.sortedKeys())
                    .map(addresses::get)
                    .mapToInt(count -> (int) count)
                    .sorted()
                    .toArray();
            int threshold = counts[counts.length - most];
            addresses.retain(address -> addresses.get(address) > threshold);
        }
    }

    void write(DataOutput out) throws IOException {
        addresses.write(out);
        out.writeInt(uses);
    }

    static Home read(DataInput in) throws IOException {
        Home home = new Home();
        home.addresses = LongCounts.read(in);
        home.uses = in.readInt();
        return home;
    }
}
