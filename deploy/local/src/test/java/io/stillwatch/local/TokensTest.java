package io.stillwatch.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.InvalidJwtSignatureException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {

    /** Of all tests, since making its key takes seconds. */
    @TempDir
    private static Path folder;

    @Test
    void a_token_verifies_with_the_public_key_and_carries_its_roles() throws Exception {
        Tokens tokens = Tokens.keptIn(folder);
        JwtClaims claims = verify(tokens.mint("ana", "analyst", "lead"), tokens);
        assertThat(claims.getSubject()).isEqualTo("ana");
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("analyst", "lead");
    }

    /** So that every test of who did something would see a service that goes by the login. */
    @Test
    void a_token_names_a_login_that_is_not_its_subject() throws Exception {
        Tokens tokens = Tokens.keptIn(folder);
        JwtClaims claims = verify(tokens.mint("ana", "analyst"), tokens);
        assertThat(claims.getStringClaimValue("upn")).isNotEqualTo("ana");
        assertThat(claims.getStringClaimValue("preferred_username")).isNotEqualTo("ana");
    }

    @Test
    void a_tampered_token_does_not_verify() {
        Tokens tokens = Tokens.keptIn(folder);
        String[] parts = tokens.mint("ana", "analyst").split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        byte[] raised = claims.replace("analyst", "auditor").getBytes(StandardCharsets.UTF_8);
        parts[1] = Base64.getUrlEncoder().withoutPadding().encodeToString(raised);
        assertThatThrownBy(() -> verify(String.join(".", parts), tokens))
                .isInstanceOf(InvalidJwtSignatureException.class);
    }

    @Test
    void a_token_of_another_installation_does_not_verify(@TempDir Path elsewhere) {
        Tokens tokens = Tokens.keptIn(folder);
        String foreign = Tokens.keptIn(elsewhere).mint("ana", "analyst");
        assertThatThrownBy(() -> verify(foreign, tokens)).isInstanceOf(InvalidJwtSignatureException.class);
    }

    @Test
    void a_token_expires() {
        Tokens tokens = Tokens.keptIn(folder);
        String expired = tokens.mint("ana", Duration.ofMinutes(-1), "analyst");
        assertThatThrownBy(() -> verify(expired, tokens))
                .isInstanceOf(InvalidJwtException.class)
                .hasMessageContaining("no longer valid");
    }

    @Test
    void the_key_is_kept_for_its_owner_alone() throws Exception {
        String minted = Tokens.keptIn(folder).mint("ana", "analyst");
        assertThat(verify(minted, Tokens.keptIn(folder)).getSubject()).isEqualTo("ana");
        var permissions = Files.getPosixFilePermissions(folder.resolve("token-key.pkcs8"));
        assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
    }

    @Test
    void a_misspelt_role_is_named() {
        assertThatThrownBy(() -> Tokens.keptIn(folder).mint("ana", "analist"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Unknown role analist")
                .hasMessageContaining("analyst");
    }

    private static JwtClaims verify(String token, Tokens tokens) throws Exception {
        byte[] x509 = Base64.getDecoder().decode(tokens.publicKey());
        PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(x509));
        return new JwtConsumerBuilder()
                .setExpectedIssuer("https://stillwatch.local")
                .setExpectedAudience("stillwatch")
                .setRequireExpirationTime()
                .setVerificationKey(key)
                .setJwsAlgorithmConstraints(
                        new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256))
                .build()
                .processToClaims(token);
    }
}
