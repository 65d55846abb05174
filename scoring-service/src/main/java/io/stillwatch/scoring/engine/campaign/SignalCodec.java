package io.stillwatch.scoring.engine.campaign;

import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.Signal;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How signals stand in a snapshot. */
final class SignalCodec {
    private SignalCodec() {}

    static void write(DataOutput out, List<Signal> signals) throws IOException {
        out.writeInt(signals.size());
        for (Signal signal : signals) {
            out.writeUTF(signal.name());
            out.writeUTF(signal.family().name());
            out.writeDouble(signal.value());
            out.writeDouble(signal.baseline());
            out.writeDouble(signal.contribution());
            out.writeUTF(signal.text());
        }
    }

    static List<Signal> read(DataInput in) throws IOException {
        List<Signal> signals = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            signals.add(new Signal(
                    in.readUTF(),
                    Family.valueOf(in.readUTF()),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readUTF()));
        }
        return signals;
    }
}
