package io.stillwatch.cases.evidence;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.reactive.mutiny.Mutiny;

/** The keys that evidence is checked with, for anybody. */
@Path("/.well-known/evidence-keys")
@Tag(name = "evidence")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class KeysResource {

    private final Mutiny.SessionFactory sessions;
    private final Signer signer;

    KeysResource(Mutiny.SessionFactory sessions, Signer signer) {
        this.sessions = sessions;
        this.signer = signer;
    }

    @GET
    @Operation(
            summary =
                    "The public keys that sign or signed checkpoints and bundles, as a JSON Web Key Set (RFC 7517); old ones stay.")
    public Uni<KeySet> keys() {
        return sessions.withStatelessSession(signer::publicKeys).map(KeySet::new);
    }
}
