package io.stillwatch.cases.enforcement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** One item of an enforcement. */
@Entity
@Table(name = "enforcement_item")
@IdClass(ItemRow.Key.class)
@NullUnmarked
public class ItemRow {

    @Id
    public String enforcement;

    @Id
    public int item;

    public String account;

    /** Empty if the whole account is meant. */
    @Column(name = "end_user")
    public String endUser;

    public int batch;

    public String state;

    @Column(name = "honest_looking")
    public boolean honestLooking;

    /** Why the provider's system would not. */
    public @Nullable String reason;

    @Column(name = "changed_at")
    public Instant changedAt;

    /** Whether an event says what this row says. */
    public boolean counted;

    /** The event that does. */
    public @Nullable Integer chunk;

    /** Whether the topic of what is in force says what this row says. */
    public boolean told;

    public record Key(String enforcement, int item) implements Serializable {}
}
