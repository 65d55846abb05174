package io.stillwatch.scoring.engine;

import java.io.DataOutput;
import java.io.IOException;

/** State that is written down in pieces, between two ticks: {@link Parts} puts it together again. */
public interface Parted {

    /** Writes what changed in all slices since the last call, or since changes are noted. */
    void writeChanges(DataOutput out) throws IOException;

    /** Whether it has forgotten by other bounds than those of now since that call: {@link Parts} would repeat it by these, so that all of it is to be written whole. */
    boolean forgotOtherwise();

    /** Writes one of {@link io.stillwatch.scoring.engine.table.Slices#COUNT} parts whole. */
    void writeSlice(int slice, DataOutput out) throws IOException;

    /** Writes what is in no slice, and little. */
    void writeRest(DataOutput out) throws IOException;
}
