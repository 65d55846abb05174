package io.stillwatch.eventsourcing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

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

    /** Text, not jsonb: the bytes that were written are the bytes that are read. */
    public String body;

    @Column(name = "recorded_at")
    public Instant recordedAt;

    public record Key(String stream, long sequence) implements Serializable {}
}
