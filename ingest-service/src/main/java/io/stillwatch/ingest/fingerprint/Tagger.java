package io.stillwatch.ingest.fingerprint;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Makes tags: HMAC-SHA256 under the linking key, cut to 128 bits, base64url without padding (22 characters). One per thread. */
final class Tagger {
    private static final int TAG_BYTES = 16;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Hmac mac;

    Tagger(LinkingKey key) {
        mac = key.mac();
    }

    String tag(TagKind kind, String text) {
        return tag(kind, text.getBytes(StandardCharsets.UTF_8));
    }

    String tag(TagKind kind, byte[] bytes) {
        return tag(kind, bytes, 0, bytes.length);
    }

    String tag(TagKind kind, byte[] bytes, int from, int length) {
        return BASE64.encodeToString(Arrays.copyOf(mac.of(kind.prefix(), bytes, from, length), TAG_BYTES));
    }
}
