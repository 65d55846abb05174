package io.stillwatch.cases.evidence;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Signs with the key that is mounted now, and keeps the public half of every key that ever signed. To rotate the key, mount another and
 * start again.
 */
@Singleton
class Signer {

    private static final String REMEMBER =
            "insert into signing_key (id, public_key, first_used) values (:id, :key, now()) on conflict do nothing";

    private final SigningKey key;

    Signer(@ConfigProperty(name = "stillwatch.signing-key-file") Path file) {
        key = SigningKey.in(file);
    }

    SigningKey key() {
        return key;
    }

    /** Keeps the public key in the transaction of the first thing that it signs. */
    Uni<Void> remember(Mutiny.StatelessSession session) {
        return session.createNativeQuery(REMEMBER)
                .setParameter("id", key.publicKey().kid())
                .setParameter("key", key.publicKey().x())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Every key that has signed and the one that does, oldest first. */
    Uni<List<PublicSigningKey>> publicKeys(Mutiny.StatelessSession session) {
        return session.createSelectionQuery("from SigningKeyRow order by firstUsed, id", SigningKeyRow.class)
                .getResultList()
                .map(rows -> {
                    List<PublicSigningKey> keys = new ArrayList<>();
                    rows.forEach(row -> keys.add(PublicSigningKey.of(row.publicKey)));
                    if (!keys.contains(key.publicKey())) {
                        keys.add(key.publicKey());
                    }
                    return keys;
                });
    }
}
