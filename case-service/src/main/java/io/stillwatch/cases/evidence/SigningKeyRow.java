package io.stillwatch.cases.evidence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** A public key that has signed here; it stays published for as long as there is anything it signed. */
@Entity
@Table(name = "signing_key")
@NullUnmarked
public class SigningKeyRow {

    @Id
    public String id;

    /** The public key, 32 bytes in base64url. */
    @Column(name = "public_key")
    public String publicKey;

    @Column(name = "first_used")
    public Instant firstUsed;
}
