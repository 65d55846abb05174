package io.stillwatch.scoring.engine.key;

import io.stillwatch.scoring.engine.table.SmallestHashes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A key that at least two accounts have used, and what was last judged of it. */
public final class LinkKey {
    private static final int PAYLOADS = 64;

    private final int number;
    private final long id;
    private final KeyType type;
    private SmallestHashes payloads;
    private final Users users = new Users();
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

    /** Who used it, and how. */
    public Users users() {
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

    /** Returns whether what is kept of the payloads changed. */
    boolean around(long payload) {
        return payloads.keep(payload);
    }

    /** Takes over all but the users; payloads only where there are any. */
    LinkKey becoming(LinkKey later) {
        payloads = later.payloads.kept().length == 0 ? payloads : later.payloads;
        judged(later.counts, later.logLikelihoodRatio);
        return this;
    }

    void write(DataOutput out) throws IOException {
        writeHead(out, true);
        users.write(out);
    }

    /** Writes all but the users, and payloads only where asked. */
    void writeHead(DataOutput out, boolean withPayloads) throws IOException {
        out.writeInt(number);
        out.writeLong(id);
        out.writeByte(type.code());
        (withPayloads ? payloads : new SmallestHashes(PAYLOADS)).write(out);
        counts.write(out);
        out.writeDouble(logLikelihoodRatio);
    }

    static LinkKey read(DataInput in) throws IOException {
        LinkKey key = readHead(in);
        key.users.readInto(in);
        return key;
    }

    static LinkKey readHead(DataInput in) throws IOException {
        int number = in.readInt();
        LinkKey key = new LinkKey(number, in.readLong(), KeyType.ofCode(in.readByte()), SmallestHashes.read(in));
        key.judged(KeyCounts.read(in), in.readDouble());
        return key;
    }
}
