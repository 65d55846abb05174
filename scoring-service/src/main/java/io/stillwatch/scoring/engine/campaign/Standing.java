package io.stillwatch.scoring.engine.campaign;

import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.group.Finding.FoundMember;
import io.stillwatch.scoring.engine.group.Ways;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * An account's place in a campaign.
 *
 * @param full whether its evidence has ever stood long enough for an announcement
 * @param since seconds since 1970 of its first evidence
 * @param seen seconds since 1970 of its last evidence
 * @param confirmed seconds since 1970 of the last watermark at which it qualified
 * @param ways by which it qualified then
 */
record Standing(boolean full, int since, int seen, int confirmed, Ways ways, List<Signal> evidence) {

    static Standing of(FoundMember found, int now) {
        return new Standing(found.full(), found.since(), found.seen(), now, found.ways(), found.evidence());
    }

    /** What was full stays full, and the first evidence stays the first. */
    Standing confirmedBy(FoundMember found, int now) {
        return new Standing(
                full || found.full(),
                Math.min(since, found.since()),
                Math.max(seen, found.seen()),
                now,
                found.ways(),
                found.evidence());
    }

    double nats() {
        return evidence.stream().mapToDouble(Signal::contribution).sum();
    }

    void write(DataOutput out) throws IOException {
        out.writeBoolean(full);
        out.writeInt(since);
        out.writeInt(seen);
        out.writeInt(confirmed);
        ways.write(out);
        SignalCodec.write(out, evidence);
    }

    static Standing read(DataInput in) throws IOException {
        return new Standing(
                in.readBoolean(), in.readInt(), in.readInt(), in.readInt(), Ways.read(in), SignalCodec.read(in));
    }
}
