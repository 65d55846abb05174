package io.stillwatch.local.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes bundles as the contract has them, honest ones and others. */
final class Writer {

    static final String STREAM = "case_00f3a1b2c4d5e6f7";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TIME = "2026-04-23T12:00:00.000000Z";

    private final KeyPair pair = pair();
    private final List<JsonNode> lines = new ArrayList<>();
    private final Map<String, Chain> chains = new LinkedHashMap<>();
    private Chain chain = in(STREAM);

    Writer() {
        add("""
                {"kind":"bundle","format":"stillwatch-evidence/1","case":"%s","campaign":"cmp_00f3a1b2c4d5e6f7","statement":"alleged"}""".formatted(STREAM));
        add("{\"kind\":\"public-key\",\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"use\":\"sig\",\"x\":\"%s\",\"kid\":\"%s\"}"
                .formatted(x(), kid()));
    }

    /** What comes now is about this stream. */
    Writer about(String stream) {
        chain = in(stream);
        return this;
    }

    private Chain in(String stream) {
        return chains.computeIfAbsent(stream, Chain::new);
    }

    String x() {
        byte[] encoded = pair.getPublic().getEncoded();
        return base64(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    String kid() {
        return Keys.thumbprint(x());
    }

    Keys keys() {
        return Keys.read("{\"keys\":[{\"crv\":\"Ed25519\",\"x\":\"" + x() + "\"}]}");
    }

    String pem() {
        return "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
                .formatted(Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
    }

    Writer event(String type, String body) {
        ObjectNode event = line("event").put("stream", chain.stream()).put("sequence", chain.length() + 1);
        event.put("type", type).put("time", TIME).set("body", read(body));
        String hash = chain.next(Line.of(0, event.toString()));
        lines.add(event.put("hash", hash));
        chain.add(hash);
        return this;
    }

    /** A checkpoint of what there is, as it would be published. */
    String checkpoint() {
        return checkpoint(chain.length(), chain.head());
    }

    String checkpoint(long length, String head) {
        Checkpoint unsigned = new Checkpoint(chain.stream(), length, head, TIME, kid(), "");
        return """
                {"stream":"%s","length":%d,"head":"%s","time":"%s","key":"%s","signature":"%s"}""".formatted(chain.stream(), length, head, TIME, kid(), sign(unsigned.statement()));
    }

    Writer witnessed() {
        return event(Chains.CHECKPOINT, checkpoint());
    }

    Writer add(String json) {
        lines.add(read(json));
        return this;
    }

    String signed() {
        String before = text(lines);
        ObjectNode manifest = line("manifest")
                .put("case", STREAM)
                .put("exportedAt", TIME)
                .put("lines", lines.size())
                .put("digest", Hashes.hex(before))
                .put("key", kid());
        ArrayNode streams = manifest.putArray("streams");
        chains.values()
                .forEach(each -> streams.addObject()
                        .put("stream", each.stream())
                        .put("length", each.length())
                        .put("head", each.head()));
        manifest.put("signature", sign("stillwatch-manifest/1\n" + Line.canonical(manifest)));
        return before + text(List.of(manifest));
    }

    private static ObjectNode line(String kind) {
        return JsonNodeFactory.instance.objectNode().put("kind", kind);
    }

    private static String text(List<JsonNode> lines) {
        return lines.stream().map(line -> Line.canonical(line) + "\n").collect(Collectors.joining());
    }

    private String sign(String statement) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(statement.getBytes(UTF_8));
            return base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
