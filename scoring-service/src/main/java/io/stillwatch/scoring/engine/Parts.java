package io.stillwatch.scoring.engine;

import java.io.DataInput;
import java.io.IOException;

/**
 * Puts a state together from what it wrote of itself at different ticks: first slices, each of any tick; then changes, in the order of their ticks,
 * which count where they are later than the slice.
 */
public interface Parts {

    /** Reads what {@link Parted#writeSlice} wrote when this tick had closed; a slice that was never written is empty. */
    void readSlice(int slice, long tick, DataInput in) throws IOException;

    /** Reads what {@link Parted#writeChanges} wrote when this tick had closed. */
    void readChanges(long tick, DataInput in) throws IOException;
}
