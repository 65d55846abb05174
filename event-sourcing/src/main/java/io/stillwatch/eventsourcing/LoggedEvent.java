package io.stillwatch.eventsourcing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** One row of the event log: written once, never changed. */
@Entity
@Table(name = "event_log")
@IdClass(LoggedEvent.Key.class)
@NullUnmarked
public class LoggedEvent {

    @Id
    public String stream;

    @Id
    public long sequence;

    public String type;

    /** Canonical JSON (RFC 8785) as text, not jsonb: the bytes that were hashed are the bytes that are read. */
    public String body;

    @Column(name = "recorded_at")
    public Instant recordedAt;

    /** See {@link HashChain}; null in rows of versions that had no chain. */
    public @Nullable String hash;

    public record Key(String stream, long sequence) implements Serializable {}
}
