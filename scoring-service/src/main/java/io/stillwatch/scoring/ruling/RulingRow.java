package io.stillwatch.scoring.ruling;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** What people decided, and the tick at which it took effect. */
@Entity
@Table(name = "ruling")
@NullUnmarked
public class RulingRow {

    @Id
    public long id;

    public String kind;

    public String campaign;

    public String account;

    @Column(name = "end_user")
    public String endUser;

    public Instant until;

    @Column(name = "received_at")
    public Instant receivedAt;

    public Long tick;
}
