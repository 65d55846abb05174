package io.stillwatch.ingest.fingerprint;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A client address in binary form, so that every spelling of one address gives one tag. No name is ever resolved. */
public final class Address {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    /** Nobody's address is longer (RFC 4291 with an IPv4 address at its end); a pattern may take quadratic time on what is no match. */
    private static final int LONGEST = 45;

    private static final int IPV4_NETWORK_BYTES = 24 / Byte.SIZE;
    private static final int IPV6_NETWORK_BYTES = 48 / Byte.SIZE;

    private final InetAddress address;

    private Address(InetAddress address) {
        this.address = address;
    }

    /** Empty when the text is no IPv4 address in dotted quads and no IPv6 address (RFC 4291, without a zone). */
    public static Optional<Address> parse(String text) {
        boolean looksLikeOne = text.length() <= LONGEST
                && (IPV4.matcher(text).matches() || IPV6.matcher(text).matches());
        if (!looksLikeOne) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Address(InetAddress.ofLiteral(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** In network order, 4 or 16 of them. */
    public byte[] bytes() {
        return address.getAddress();
    }

    /** The first 24 bits of an IPv4 address, 48 of an IPv6 address. */
    byte[] network() {
        return Arrays.copyOf(bytes(), address instanceof Inet6Address ? IPV6_NETWORK_BYTES : IPV4_NETWORK_BYTES);
    }

    /** Says nothing: an address must not reach a log. */
    @Override
    public String toString() {
        return "address";
    }
}
