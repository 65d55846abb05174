package io.stillwatch.cases.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.eventsourcing.Sha256;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The public half of a key that signs or signed here, as a JSON Web Key (RFC 8037). */
@RegisterForReflection
record PublicSigningKey(
        @Schema(required = true, enumeration = "OKP") String kty,
        @Schema(required = true, enumeration = "Ed25519") String crv,

        @Schema(required = true, description = "The public key, 32 bytes in base64url.")
        String x,

        @Schema(required = true, description = "The key's thumbprint (RFC 7638).")
        String kid,

        @Schema(required = true, enumeration = "sig") String use) {

    private static final int BYTES = 32;

    static PublicSigningKey of(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return of(base64(Arrays.copyOfRange(encoded, encoded.length - BYTES, encoded.length)));
    }

    static PublicSigningKey of(String x) {
        return new PublicSigningKey("OKP", "Ed25519", x, thumbprint(x), "sig");
    }

    private static String thumbprint(String x) {
        String members = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x + "\"}";
        return base64(Sha256.of(members.getBytes(US_ASCII)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
