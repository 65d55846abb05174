package io.stillwatch.local.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What is sealed in the events, by the key that seals it: readable, sealed, or erased. */
final class SealedTexts {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    /** A sealed text and where it stands. */
    private record Text(String place, String sealed) {}

    private final Map<String, List<Text>> byKey = new HashMap<>();

    /** Takes in whatever is sealed in an event. */
    void in(Line event) {
        walk(event.json().path("body"), event.word("stream") + "/" + event.number("sequence"));
    }

    int count() {
        return byKey.values().stream().mapToInt(List::size).sum();
    }

    /** The places that a key seals. */
    List<String> places(String key) {
        return byKey.getOrDefault(key, List.of()).stream().map(Text::place).toList();
    }

    /** Opens everything that a key of the bundle seals, or says what does not open. */
    Optional<String> open(Line subjectKey) {
        String id = subjectKey.word("key");
        byte[] secret;
        try {
            secret = Base64Url.decode(subjectKey.word("secret"));
        } catch (IllegalArgumentException e) {
            return Optional.of("a key to sealed texts is no base64url");
        }
        if (!digest(secret).equals(id)) {
            return Optional.of("a key to sealed texts is not the one that the events name");
        }
        return byKey.getOrDefault(id, List.of()).stream()
                .filter(text -> !opens(text, secret))
                .findFirst()
                .map(text -> "what is sealed at " + text.place() + " was changed");
    }

    private void walk(JsonNode node, String place) {
        if (node.path("sealed").isTextual() && node.path("key").isTextual()) {
            byKey.computeIfAbsent(node.path("key").asText(), _ -> new ArrayList<>())
                    .add(new Text(place, node.path("sealed").asText()));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(node.path(i), place + "/" + i);
            }
        } else {
            node.properties().forEach(field -> walk(field.getValue(), place + "/" + field.getKey()));
        }
    }

    private static boolean opens(Text text, byte[] secret) {
        try {
            byte[] sealed = Base64Url.decode(text.sealed());
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(secret, "AES"),
                    new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE));
            cipher.updateAAD(text.place().getBytes(UTF_8));
            cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
            return true;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static String digest(byte[] secret) {
        var labelled = new ByteArrayOutputStream();
        labelled.writeBytes("stillwatch subject key\n".getBytes(UTF_8));
        labelled.writeBytes(secret);
        return HexFormat.of().formatHex(Hashes.sha256(labelled.toByteArray()));
    }
}
