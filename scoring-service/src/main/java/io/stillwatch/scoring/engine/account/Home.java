package io.stillwatch.scoring.engine.account;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Tag;
import io.stillwatch.scoring.engine.table.LongCounts;
import io.stillwatch.scoring.engine.table.Numbers;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The addresses an account comes from; its home line is the one with at least half of its uses. */
public final class Home {
    private LongCounts addresses = new LongCounts();
    private int uses;
    /** As last told; {@link Tag#NONE} too when it has to be told anew. */
    private long line = Tag.NONE;

    private long otherTag = Tag.NONE;

    private boolean isTold;

    /**
     * One use. Under two linking keys an address has two tags and the history of the one is the other's too.
     *
     * @param before the tag under the key before, {@link Tag#NONE} where only one is in use
     */
    public void seen(long address, long before) {
        if (before != Tag.NONE && address != Tag.NONE) {
            int known = Math.max(addresses.get(address), addresses.get(before));
            addresses.put(address, known);
            addresses.put(before, known + 1);
        }
        seen(address);
    }

    public void seen(long address) {
        if (address != Tag.NONE) {
            addresses.add(address, 1);
            uses++;
            isTold = false;
        }
    }

    /** {@link Tag#NONE} when there is none, or too few uses to tell. */
    public long line(Policy.Owning rule) {
        if (!isTold) {
            line = uses < rule.homeUses() ? Tag.NONE : mostUsed();
            otherTag = line == Tag.NONE ? Tag.NONE : alsoUsed(line);
            isTold = true;
        }
        return line;
    }

    /** The same line under the other linking key, after a rotation; {@link Tag#NONE} without one. */
    public long otherTagOfLine(Policy.Owning rule) {
        return line(rule) == Tag.NONE ? Tag.NONE : otherTag;
    }

    /** Of all uses at least half, the smaller one of two. */
    private long mostUsed() {
        long[] most = {Tag.NONE, 0};
        addresses.onEach((address, count) -> {
            boolean smaller = count == most[1] && address < most[0];
            if (2L * count >= uses && (count > most[1] || smaller)) {
                most[0] = address;
                most[1] = count;
            }
        });
        return most[0];
    }

    /** Beside what has half of the uses only another tag of the same can have more than half. */
    private long alsoUsed(long mostUsed) {
        long[] also = {Tag.NONE, 0};
        addresses.onEach((address, count) -> {
            boolean smaller = count == also[1] && address < also[0];
            if (address != mostUsed && 2L * count > uses && (count > also[1] || smaller)) {
                also[0] = address;
                also[1] = count;
            }
        });
        return also[0];
    }

    void forget() {
        addresses = new LongCounts();
        uses = 0;
        isTold = false;
    }

    /** Keeps the most used; the count of all uses stays, so that a forgotten tail never makes a home of the rest. */
    public void prune(int most) {
        if (addresses.size() > most) {
            isTold = false;
            Numbers counts = new Numbers();
            addresses.onEach((_, count) -> counts.add(count));
            int threshold = counts.largest(most);
            addresses.retain(address -> addresses.get(address) > threshold);
        }
    }

    void write(DataOutput out) throws IOException {
        addresses.write(out);
        out.writeInt(uses);
    }

    /** The same without what can be no home line, now or under another rule. */
    void writeLines(DataOutput out) throws IOException {
        LongCounts lines = new LongCounts();
        addresses.onEach((address, count) -> {
            if (2L * count >= uses) {
                lines.put(address, count);
            }
        });
        lines.write(out);
        out.writeInt(uses);
    }

    static Home read(DataInput in) throws IOException {
        Home home = new Home();
        home.addresses = LongCounts.read(in);
        home.uses = in.readInt();
        return home;
    }
}
