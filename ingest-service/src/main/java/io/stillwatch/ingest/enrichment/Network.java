package io.stillwatch.ingest.enrichment;

import io.stillwatch.ingest.fingerprint.Address;
import java.nio.ByteBuffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A range of addresses as numbers: the 32 bits of an IPv4 address, the first 64 of an IPv6 address, which nobody has less than.
 *
 * @param first and {@code last} are in it, compared as unsigned numbers
 */
record Network(boolean isIpv6, long first, long last) {
    private static final Pattern TEXT = Pattern.compile("([^/]+)(?:/(\\d{1,2}))?");

    /**
     * The network that a text such as {@code 192.0.2.0/24}, {@code 2001:db8::/32} or a single address names; null if it is none. One IPv6
     * address, as lists of Tor's exits have them, is its /64.
     */
    static @Nullable Network parse(String text) {
        Matcher said = TEXT.matcher(text);
        return said.matches()
                ? Address.parse(said.group(1))
                        .map(address -> of(address.bytes(), said.group(2)))
                        .orElse(null)
                : null;
    }

    private static @Nullable Network of(byte[] address, @Nullable String length) {
        boolean isIpv6 = address.length > Integer.BYTES;
        if (isIpv6 && length != null && ByteBuffer.wrap(address).getLong(Long.BYTES) != 0) {
            return null;
        }
        int bits = isIpv6 ? Long.SIZE : Integer.SIZE;
        int prefix = length == null ? bits : Integer.parseInt(length);
        return prefix > bits ? null : of(isIpv6, number(address), bits - prefix);
    }

    /** Of an address in binary form. */
    static long number(byte[] address) {
        return address.length == Integer.BYTES
                ? ByteBuffer.wrap(address).getInt() & 0xFFFF_FFFFL
                : ByteBuffer.wrap(address).getLong();
    }

    /** Null where bits behind the prefix are set: whoever wrote that meant another network. */
    private static @Nullable Network of(boolean isIpv6, long first, int free) {
        long mask = free == Long.SIZE ? -1 : (1L << free) - 1;
        return (first & mask) == 0 ? new Network(isIpv6, first, first | mask) : null;
    }
}
