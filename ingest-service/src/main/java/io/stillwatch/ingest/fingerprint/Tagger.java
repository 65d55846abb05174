package io.stillwatch.ingest.fingerprint;

import java.nio.charset.StandardCharsets;

/** Makes tags: HMAC-SHA256 under the linking key, cut to 128 bits, base64url without padding (22 characters). One per thread. */
final class Tagger {
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
        return TagText.of(mac.of(kind.prefix(), bytes, from, length));
    }
}
