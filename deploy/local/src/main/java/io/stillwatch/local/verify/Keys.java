package io.stillwatch.local.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Public Ed25519 keys by their ids, which are thumbprints (RFC 7638) of the keys and so can't name another. */
public final class Keys {

    /** X.509 in front of the 32 bytes of an Ed25519 key (RFC 8410). */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int BYTES = 32;
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----(.*?)-----END PUBLIC KEY-----", Pattern.DOTALL);

    private final Map<String, PublicKey> byId = new HashMap<>();

    /**
     * Reads public keys in PEM, one or many, or a JSON Web Key Set as {@code /.well-known/evidence-keys} answers it.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Keys read(String text) {
        Keys keys = new Keys();
        (text.contains("-----BEGIN") ? fromPem(text) : fromKeySet(text)).forEach(keys::add);
        if (keys.byId.isEmpty()) {
            throw new IllegalArgumentException(
                    text.contains("PRIVATE KEY-----")
                            ? "It holds a private key; what is needed is the public one"
                            : "There is no Ed25519 public key in it");
        }
        return keys;
    }

    /** Takes a key in, 32 bytes in base64url, and says its id. */
    String add(String x) {
        String id = thumbprint(x);
        byId.put(id, decode(x));
        return id;
    }

    boolean have(String id) {
        return byId.containsKey(id);
    }

    /** Whether the key of this id signed the statement. */
    boolean signed(String id, String statement, String signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(byId.get(id));
            check.update(statement.getBytes(UTF_8));
            return check.verify(Base64Url.decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    static String thumbprint(String x) {
        String members = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x + "\"}";
        return Base64Url.encode(Hashes.sha256(members.getBytes(US_ASCII)));
    }

    private static List<String> fromPem(String text) {
        List<String> keys = new ArrayList<>();
        Matcher armoured = PEM.matcher(text);
        while (armoured.find()) {
            byte[] encoded = Base64.getMimeDecoder().decode(armoured.group(1));
            if (encoded.length == PREFIX.length + BYTES) {
                byte[] raw = Arrays.copyOfRange(encoded, PREFIX.length, encoded.length);
                keys.add(Base64Url.encode(raw));
            }
        }
        return keys;
    }

    private static List<String> fromKeySet(String text) {
        try {
            List<String> keys = new ArrayList<>();
            for (JsonNode key : new ObjectMapper().readTree(text).path("keys")) {
                if (key.path("crv").asText().equals("Ed25519")) {
                    keys.add(key.path("x").asText());
                }
            }
            return keys;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("It is neither PEM nor a JSON Web Key Set", e);
        }
    }

    private static PublicKey decode(String x) {
        try {
            byte[] raw = Base64Url.decode(x);
            byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + raw.length);
            System.arraycopy(raw, 0, encoded, PREFIX.length, raw.length);
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("Not an Ed25519 public key: " + x, e);
        }
    }
}
