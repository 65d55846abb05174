package io.stillwatch.scoring.progress;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.NullUnmarked;

/** How far one partition of an input topic is read. */
@Entity
@Table(name = "reading")
@IdClass(ReadingRow.Key.class)
@NullUnmarked
public class ReadingRow {

    @Id
    public String topic;

    @Id
    public int partition;

    @Column(name = "read_to")
    public long readTo;

    public int waiting;

    public record Key(String topic, int partition) implements Serializable {}
}
