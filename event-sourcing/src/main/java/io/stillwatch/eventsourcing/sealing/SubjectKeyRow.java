package io.stillwatch.eventsourcing.sealing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The wrapped key of one subject in one stream; after an erasure only its id is left. */
@Entity
@Table(name = "subject_key")
@NullUnmarked
public class SubjectKeyRow {

    @Id
    public String id;

    @Column(updatable = false)
    public String stream;

    public @Nullable String subject;

    public byte @Nullable [] wrapped;

    /** Name of the master key that wraps it. */
    @Column(updatable = false)
    public String master;

    @Column(name = "created_at", updatable = false)
    public Instant createdAt;

    @Column(name = "erased_at")
    public @Nullable Instant erasedAt;
}
