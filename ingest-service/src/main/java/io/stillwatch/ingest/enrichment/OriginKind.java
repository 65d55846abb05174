package io.stillwatch.ingest.enrichment;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What an address is known to be. The word names its table's file and stands in events; the bit stands in packed ones: never change either. */
public enum OriginKind {
    DATA_CENTRE("data-centre", 1),
    VPN("vpn", 2),
    TOR("tor", 4),
    CARRIER_NAT("carrier-nat", 8);

    private final String word;
    private final int bit;

    OriginKind(String word, int bit) {
        this.word = word;
        this.bit = bit;
    }

    public String word() {
        return word;
    }

    String file() {
        return word + ".txt";
    }

    /** Their words, in this order. */
    static List<String> words(Set<OriginKind> kinds) {
        return kinds.stream().map(OriginKind::word).toList();
    }

    /** The words as one number. */
    public static int bits(List<String> words) {
        int bits = 0;
        for (OriginKind kind : values()) {
            bits |= words.contains(kind.word) ? kind.bit : 0;
        }
        return bits;
    }

    /** The words of such a number; of a bit that a later version added, none. */
    public static List<String> words(int bits) {
        Set<OriginKind> kinds = EnumSet.noneOf(OriginKind.class);
        for (OriginKind kind : values()) {
            if ((bits & kind.bit) != 0) {
                kinds.add(kind);
            }
        }
        return words(kinds);
    }
}
