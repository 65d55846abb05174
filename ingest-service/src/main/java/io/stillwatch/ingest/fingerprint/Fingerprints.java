package io.stillwatch.ingest.fingerprint;

import java.util.concurrent.Semaphore;

/** The one door: text and identifiers in, keyed tags out. Safe for use by several threads. */
public final class Fingerprints {
    /** The tokens of a long text take sixteen megabytes at most and are in no budget: all at once, a quarter of the memory. */
    private static final long ROOM_FOR_ONE = 64L * 1024 * 1024;

    private final LinkingKey key;
    private final ThreadLocal<Sketcher> sketchers;

    public Fingerprints(LinkingKey key) {
        this.key = key;
        SystemPrompts systemPrompts = new SystemPrompts();
        Semaphore longOnes =
                new Semaphore((int) Math.max(1, Runtime.getRuntime().maxMemory() / ROOM_FOR_ONE));
        this.sketchers = ThreadLocal.withInitial(() -> new Sketcher(key, systemPrompts, longOnes));
    }

    /** Epoch of the key that all tags are made under. */
    public int keyEpoch() {
        return key.epoch();
    }

    /** Sketches an input. Costs time in proportion to its length, whatever it holds. */
    public Content content(Input input) {
        return sketchers.get().sketch(input);
    }

    /**
     * The tag of an identifier, for example a credential.
     *
     * @return 22 characters of base64url
     */
    public String tag(TagKind kind, String identifier) {
        return sketchers.get().tagger().tag(kind, identifier);
    }

    /** The tag of a full client address. */
    public String address(Address address) {
        return sketchers.get().tagger().tag(TagKind.ADDRESS, address.bytes());
    }

    /** The tag of its network, /24 (IPv4) or /48 (IPv6). */
    public String network(Address address) {
        return sketchers.get().tagger().tag(TagKind.NETWORK, address.network());
    }

    /** The tag of a record that was refused, so that one that comes again is known without being kept. */
    public String refused(byte[] body, int from, int length) {
        return sketchers.get().tagger().tag(TagKind.REFUSED, body, from, length);
    }
}
