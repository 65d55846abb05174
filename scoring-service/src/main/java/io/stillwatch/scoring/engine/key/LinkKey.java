package io.stillwatch.scoring.engine.key;

import io.stillwatch.scoring.engine.table.SmallestHashes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** A key that at least two accounts have used, and what was last judged of it. */
public final class LinkKey {
    private static final int PAYLOADS = 64;

    private final int number;
    private final long id;
    private final KeyType type;
    private final SmallestHashes payloads;
    private int[] users = new int[0];
    private KeyCounts counts = KeyCounts.NONE;
    private double logLikelihoodRatio = Double.NEGATIVE_INFINITY;

    LinkKey(int number, long id, KeyType type) {
        this(number, id, type, new SmallestHashes(PAYLOADS));
    }

    private LinkKey(int number, long id, KeyType type, SmallestHashes payloads) {
        this.number = number;
        this.id = id;
        this.type = type;
        this.payloads = payloads;
    }

    public int number() {
        return number;
    }

    public long id() {
        return id;
    }

    public KeyType type() {
        return type;
    }

    /** Numbers of the accounts that used it, ascending. Not to be changed. */
    public int[] users() {
        return users;
    }

    /** Distinct payloads the key stood around. */
    public double distinctPayloads() {
        return payloads.distinct();
    }

    public KeyCounts counts() {
        return counts;
    }

    /** In nats: how much better extraction explains its users than honest use does. */
    public double logLikelihoodRatio() {
        return logLikelihoodRatio;
    }

    void judged(KeyCounts newCounts, double ratio) {
        counts = newCounts;
        logLikelihoodRatio = ratio;
    }

    void usedBy(int account) {
        int at = Arrays.binarySearch(users, account);
        if (at < 0) {
            at = -at - 1;
            int[] more = Arrays.copyOf(users, users.length + 1);
            System.arraycopy(users, at, more, at + 1, users.length - at);
            more[at] = account;
            users = more;
        }
    }

    void leftBy(int account) {
        users = Arrays.stream(users).filter(user -> user != account).toArray();
    }

    void around(long payload) {
        payloads.add(payload);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(id);
        out.writeByte(type.code());
        payloads.write(out);
        out.writeInt(users.length);
        for (int user : users) {
            out.writeInt(user);
        }
        counts.write(out);
        out.writeDouble(logLikelihoodRatio);
    }

    static LinkKey read(int number, DataInput in) throws IOException {
        LinkKey key = new LinkKey(number, in.readLong(), KeyType.ofCode(in.readByte()), SmallestHashes.read(in));
        key.users = new int[in.readInt()];
        for (int i = 0; i < key.users.length; i++) {
            key.users[i] = in.readInt();
        }
        key.judged(KeyCounts.read(in), in.readDouble());
        return key;
    }
}
