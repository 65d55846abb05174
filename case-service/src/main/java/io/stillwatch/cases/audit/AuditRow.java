package io.stillwatch.cases.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** Who did what, when and in which role; written once. */
@Entity
@Table(name = "audit")
@NullUnmarked
public class AuditRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    /** The transaction that wrote it, a number in words; the database's to set. */
    @Column(insertable = false)
    public String written;

    public Instant at;

    public String actor;

    /** Of those that the token carries, with commas between them. */
    public String roles;

    public String action;

    /** The path and query that were asked for. */
    public String resource;
}
