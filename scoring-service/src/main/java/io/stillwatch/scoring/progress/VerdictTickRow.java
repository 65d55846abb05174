package io.stillwatch.scoring.progress;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** How far verdicts are kept: the only row of its table. */
@Entity
@Table(name = "verdict_tick")
@NullUnmarked
public class VerdictTickRow {

    @Id
    public boolean singleton;

    public long tick;

    /** Null before the first tick. */
    public Instant watermark;

    public long scored;
}
