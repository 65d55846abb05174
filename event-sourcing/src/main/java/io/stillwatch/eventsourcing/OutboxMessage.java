package io.stillwatch.eventsourcing;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** An event that waits to be published; the row goes when the broker has acknowledged it. */
@Entity
@Table(name = "outbox")
@NullUnmarked
public class OutboxMessage {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public String topic;

    /** The whole CloudEvent in structured JSON; the relay turns it into the binary mode. */
    public byte[] event;
}
