package io.stillwatch.cases.audit;

/** An answer that may name people. */
public interface NamesPeople {

    /** Whether this one names nobody, as an empty page does: then nothing was read that would have to be written down. */
    boolean namesNobody();
}
