package io.stillwatch.local;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Bearer tokens for a local suite, signed (RS256) with a key that is generated at the first use and never leaves its folder. */
public final class Tokens {

    public static final String ISSUER = "https://stillwatch.local";
    public static final String AUDIENCE = "stillwatch";
    public static final Set<String> ROLES = Set.of(
            "ingester",
            "gateway",
            "analyst",
            "lead",
            "auditor",
            "policy-author",
            "operator",
            "enforcer",
            "subscriber",
            "appeals-reviewer");

    private static final int KEY_BITS = 2048;
    private static final Duration VALID = Duration.ofHours(12);

    private final PrivateKey privateKey;

    private Tokens(PrivateKey privateKey) {
        this.privateKey = privateKey;
    }

    /** Signs with the key kept in this folder as {@code token-key.pkcs8} (mode 0600), which is made if missing. */
    public static Tokens keptIn(Path folder) {
        var file = new PrivateFile(folder.resolve("token-key.pkcs8"));
        return new Tokens(decode(file.readOrCreate(Tokens::generate)));
    }

    /** The public key as {@code quarkus.oidc.public-key} takes it: X.509, Base64, without the PEM armour. */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(encodedPublicKey());
    }

    /** A token for a subject with these roles, valid for twelve hours. */
    public String mint(String subject, String... roles) {
        return mint(subject, VALID, roles);
    }

    /**
     * A token that expires after the given time, which may be negative for one that already has.
     *
     * @throws IllegalArgumentException for a role that no endpoint knows
     */
    public String mint(String subject, Duration valid, String... roles) {
        for (String role : roles) {
            if (!ROLES.contains(role)) {
                throw new IllegalArgumentException("Unknown role " + role + ", there are "
                        + String.join(", ", ROLES.stream().sorted().toList()));
            }
        }
        return sign(claims(subject, valid, roles));
    }

    /** A token that names a login and no subject: what services have to refuse, since nobody could be held to what it does. */
    public String withoutSubject(String... roles) {
        JwtClaims claims = claims("somebody", VALID, roles);
        claims.unsetClaim("sub");
        return sign(claims);
    }

    /** With login names beside the subject, as issuers send them for people: nothing may take those for who somebody is. */
    private static JwtClaims claims(String subject, Duration valid, String... roles) {
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject(subject);
        claims.setStringClaim("upn", "login-of-" + subject);
        claims.setStringClaim("preferred_username", "login-of-" + subject);
        claims.setStringListClaim("groups", List.of(roles));
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        NumericDate expiry = NumericDate.now();
        expiry.addSeconds(valid.toSeconds());
        claims.setExpirationTime(expiry);
        return claims;
    }

    private String sign(JwtClaims claims) {
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(privateKey);
        signature.setHeader("typ", "JWT");
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("Cannot sign a token", e);
        }
    }

    private static byte[] generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return generator.generateKeyPair().getPrivate().getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static PrivateKey decode(byte[] pkcs8) {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The kept token key is damaged", e);
        }
    }

    /** A kept RSA key names modulus and exponent, so the public half needs no file of its own. */
    private byte[] encodedPublicKey() {
        if (!(privateKey instanceof RSAPrivateCrtKey key)) {
            throw new IllegalStateException("The kept token key names no public exponent");
        }
        BigInteger modulus = key.getModulus();
        try {
            var spec = new RSAPublicKeySpec(modulus, key.getPublicExponent());
            return KeyFactory.getInstance("RSA").generatePublic(spec).getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
