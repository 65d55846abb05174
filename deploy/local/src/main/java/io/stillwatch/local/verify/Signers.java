package io.stillwatch.local.verify;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose signatures count: those of the keys that whoever checks brought along, or else those of the bundle's own. */
final class Signers {

    private final @Nullable Keys trusted;
    private final Keys own = new Keys();

    Signers(@Nullable Keys trusted) {
        this.trusted = trusted;
    }

    boolean areTrusted() {
        return trusted != null;
    }

    /** Takes in a key that the bundle brings. */
    Optional<String> bring(Line key) {
        try {
            return own.add(key.word("x")).equals(key.word("kid"))
                    ? Optional.empty()
                    : Optional.of("a public key has an id that is not its thumbprint");
        } catch (IllegalArgumentException e) {
            return Optional.of("a public key is no Ed25519 key in base64url");
        }
    }

    /** Why a signature does not count, if it does not. */
    Optional<String> refuse(String what, String key, String statement, String signature) {
        Keys known = trusted == null ? own : trusted;
        if (!known.have(key)) {
            return Optional.of("%s has a foreign signature: key %s is %s"
                    .formatted(what, key, trusted == null ? "not in the bundle" : "none of those you trust"));
        }
        return known.signed(key, statement, signature)
                ? Optional.empty()
                : Optional.of("%s has a signature that key %s did not make".formatted(what, key));
    }
}
