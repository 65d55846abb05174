package io.stillwatch.scoring.engine.campaign;

import io.stillwatch.scoring.engine.CampaignVerdict.Decision;
import io.stillwatch.scoring.engine.CampaignVerdict.Status;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What was last published of a campaign; a verdict goes out when this changes.
 *
 * @param tenths of severity: a campaign that leaks on is told again each time it is a quarter worse
 * @param explained whether an honest explanation covered it; by how much changes with each tick
 */
record Shown(
        Status status,
        boolean quiet,
        long tenths,
        boolean explained,
        SortedSet<Integer> members,
        Decision decision,
        boolean merged) {
    static final Shown NOTHING = new Shown(Status.WATCH, true, 0, false, new TreeSet<>(), Decision.NONE, false);

    static Shown of(Campaign campaign) {
        boolean rests = campaign.decided.isDismissed();
        return new Shown(
                campaign.status,
                campaign.quiet,
                rests ? campaign.shown.tenths() : Math.round(campaign.severity * 10),
                rests ? campaign.shown.explained() : campaign.isExplained(),
                campaign.shownMembers(),
                campaign.decided.decision(),
                !campaign.mergedInto.isEmpty());
    }

    void write(DataOutput out) throws IOException {
        out.writeUTF(status.name());
        out.writeBoolean(quiet);
        out.writeLong(tenths);
        out.writeInt(members.size());
        for (int member : members) {
            out.writeInt(member);
        }
        out.writeUTF(decision.name());
        out.writeBoolean(merged);
    }

    /** @param explained as the campaign beside it is: what is told follows that with every tick, so nothing is written of it */
    static Shown read(DataInput in, boolean explained) throws IOException {
        Status status = Status.valueOf(in.readUTF());
        boolean quiet = in.readBoolean();
        long tenths = in.readLong();
        SortedSet<Integer> members = new TreeSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            members.add(in.readInt());
        }
        return new Shown(status, quiet, tenths, explained, members, Decision.valueOf(in.readUTF()), in.readBoolean());
    }
}
