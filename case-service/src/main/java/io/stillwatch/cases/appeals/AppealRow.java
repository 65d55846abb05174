package io.stillwatch.cases.appeals;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** An appeal as people see it. */
@Entity
@Table(name = "appeal")
@NullUnmarked
public class AppealRow {

    @Id
    public String id;

    public String enforcement;

    public int item;

    @Column(name = "case_id")
    public String caseId;

    /** filed, in-review, upheld, overturned or restored. */
    public String state;

    public @Nullable String reviewer;

    @Column(name = "filed_at")
    public Instant filedAt;

    /** By when it is to be judged. */
    public Instant due;

    @Column(name = "judged_at")
    public @Nullable Instant judgedAt;

    @Column(name = "restored_at")
    public @Nullable Instant restoredAt;

    public long sequence;
}
