package io.stillwatch.ingest.enrichment;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A range of addresses as numbers: the 32 bits of an IPv4 address, the first 64 of an IPv6 address, which nobody has less than.
 *
 * @param first and {@code last} are in it, compared as unsigned numbers
 */
record Network(boolean isIpv6, long first, long last) {

    /** The network that a text such as {@code 192.0.2.0/24}, {@code 2001:db8::/32} or a single IPv4 address names; null if it is none. */
    static @Nullable Network parse(String text) {
        String[] parts = text.split("/", 2);
        try {
            InetAddress address = InetAddress.ofLiteral(parts[0]);
            boolean isIpv6 = address instanceof Inet6Address;
            int bits = isIpv6 ? Long.SIZE : Integer.SIZE;
            int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
            return prefix < 0 || prefix > bits ? null : of(isIpv6, number(address.getAddress()), bits - prefix);
        } catch (IllegalArgumentException e) {
            return null;
        }
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
