package io.stillwatch.cases.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The Ed25519 key (RFC 8032) that signs here and now; mounted as a secret, never in a database. */
final class SigningKey {

    private static final String ALGORITHM = "Ed25519";

    private final EdECPrivateKey privateKey;
    private final PublicSigningKey publicKey;

    private SigningKey(EdECPrivateKey privateKey) {
        this.privateKey = privateKey;
        this.publicKey = PublicSigningKey.of(publicHalf(privateKey));
    }

    /** From PKCS#8 in PEM, as {@code openssl genpkey -algorithm ed25519} writes it. */
    static SigningKey in(Path file) {
        try {
            String armoured = Files.readString(file, US_ASCII);
            byte[] pkcs8 = Base64.getMimeDecoder().decode(armoured.replaceAll("-----[A-Z ]+-----", ""));
            return new SigningKey(
                    (EdECPrivateKey) KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (IOException e) {
            throw new UncheckedIOException("The signing key can't be read", e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("There is no Ed25519 key in PKCS#8 and PEM in " + file, e);
        }
    }

    PublicSigningKey publicKey() {
        return publicKey;
    }

    /** Base64url of the 64 bytes. */
    String sign(String statement) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(statement.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The JDK derives a public key only while it generates a pair, from 32 random bytes: it is given the secret ones for random. */
    private static PublicKey publicHalf(EdECPrivateKey key) {
        byte[] secret = key.getBytes().orElseThrow();
        try {
            KeyPairGenerator pairs = KeyPairGenerator.getInstance(ALGORITHM);
            pairs.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
                @Override
                public void nextBytes(byte[] bytes) {
                    System.arraycopy(secret, 0, bytes, 0, bytes.length);
                }
            });
            return pairs.generateKeyPair().getPublic();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
