package io.stillwatch.scoring.engine.campaign;

import io.stillwatch.scoring.engine.CampaignVerdict.Decision;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** What people decided about a campaign, and what follows from it. Times are watermarks, in seconds since 1970. */
final class Decided {
    /** A dismissed campaign that has grown by this factor is not what was dismissed. */
    private static final int GROWTH = 2;

    private Decision decision = Decision.NONE;
    private int since;
    private int until;
    private int membersThen;
    /** Ids of the phrases that it is known by since it was confirmed. */
    private final SortedSet<Long> known = new TreeSet<>();
    /** Numbers of those who turned out to be no members. */
    private final SortedSet<Integer> cleared = new TreeSet<>();

    void confirm(SortedSet<Long> keys, int now) {
        decide(Decision.CONFIRMED, now);
        known.addAll(keys);
    }

    void dismiss(int members, int end, int now) {
        decide(Decision.DISMISSED, now);
        until = end;
        membersThen = members;
        known.clear();
    }

    /** A part of what was dismissed is dismissed as long, and may grow to what the whole may. */
    void dismissWith(Decided whole, int now) {
        if (whole.isDismissed()) {
            dismiss(whole.membersThen, whole.until, now);
        }
    }

    void compromised(int now) {
        decide(Decision.CREDENTIAL_COMPROMISE, now);
        known.clear();
    }

    void takeBack(int now) {
        decide(Decision.NONE, now);
        known.clear();
    }

    void clear(int account) {
        cleared.add(account);
    }

    /** A dismissal ends by itself; whoever was confirmed is known by what it is found by later as well. */
    void pass(int now, int members, SortedSet<Long> keys) {
        boolean isOver = now >= until || members > GROWTH * membersThen;
        if (decision == Decision.DISMISSED && isOver) {
            decide(Decision.NONE, now);
        }
        if (decision == Decision.CONFIRMED) {
            known.addAll(keys);
        }
    }

    Decision decision() {
        return decision;
    }

    boolean isDismissed() {
        return decision == Decision.DISMISSED;
    }

    boolean isConfirmed() {
        return decision == Decision.CONFIRMED;
    }

    int since() {
        return since;
    }

    /** What it is known by; nothing unless it is confirmed. */
    SortedSet<Long> known() {
        return known;
    }

    /** Who turned out to be no member. */
    SortedSet<Integer> cleared() {
        return Collections.unmodifiableSortedSet(cleared);
    }

    boolean hasCleared(int account) {
        return cleared.contains(account);
    }

    private void decide(Decision newDecision, int now) {
        decision = newDecision;
        since = now;
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(decision.name());
        out.writeInt(since);
        out.writeInt(until);
        out.writeInt(membersThen);
        out.writeInt(known.size());
        for (long key : known) {
            out.writeLong(key);
        }
        out.writeInt(cleared.size());
        for (int account : cleared) {
            out.writeInt(account);
        }
    }

    static Decided read(DataInput in) throws IOException {
        Decided decided = new Decided();
        decided.decision = Decision.valueOf(in.readUTF());
        decided.since = in.readInt();
        decided.until = in.readInt();
        decided.membersThen = in.readInt();
        for (int left = in.readInt(); left > 0; left--) {
            decided.known.add(in.readLong());
        }
        for (int left = in.readInt(); left > 0; left--) {
            decided.cleared.add(in.readInt());
        }
        return decided;
    }
}
