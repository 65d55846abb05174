package io.stillwatch.scoring.engine.campaign;

import io.stillwatch.scoring.engine.CampaignVerdict.Status;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;

/** How a campaign stands in a snapshot. */
final class CampaignCodec {
    private CampaignCodec() {}

    static void write(DataOutput out, Campaign campaign) throws IOException {
        out.writeUTF(campaign.id);
        out.writeUTF(campaign.status.name());
        out.writeBoolean(campaign.quiet);
        out.writeInt(campaign.watchedSince);
        out.writeInt(campaign.announcedAt);
        out.writeInt(campaign.firstSeen);
        out.writeInt(campaign.lastFound);
        out.writeInt(campaign.foundAgain);
        out.writeDouble(campaign.severity);
        out.writeLong(campaign.interactions);
        SignalCodec.write(out, campaign.evidence);
        out.writeUTF(campaign.explanation);
        ReasoningCodec.write(out, campaign.reasoning);
        out.writeInt(campaign.members().size());
        for (Map.Entry<Integer, Standing> member : campaign.members().entrySet()) {
            out.writeInt(member.getKey());
            member.getValue().write(out);
        }
        out.writeInt(campaign.keys.size());
        for (long key : campaign.keys) {
            out.writeLong(key);
        }
        campaign.shown.write(out);
        campaign.decided.write(out);
        out.writeUTF(campaign.mergedInto);
        out.writeUTF(campaign.splitFrom);
    }

    static Campaign read(DataInput in) throws IOException {
        Campaign campaign = new Campaign(in.readUTF(), 0);
        campaign.status = Status.valueOf(in.readUTF());
        campaign.quiet = in.readBoolean();
        campaign.watchedSince = in.readInt();
        campaign.announcedAt = in.readInt();
        campaign.firstSeen = in.readInt();
        campaign.lastFound = in.readInt();
        campaign.foundAgain = in.readInt();
        campaign.severity = in.readDouble();
        campaign.interactions = in.readLong();
        campaign.evidence = SignalCodec.read(in);
        campaign.explanation = in.readUTF();
        campaign.reasoning = ReasoningCodec.read(in);
        for (int left = in.readInt(); left > 0; left--) {
            campaign.roll.put(in.readInt(), Standing.read(in));
        }
        for (int left = in.readInt(); left > 0; left--) {
            campaign.keys.add(in.readLong());
        }
        campaign.shown = Shown.read(in, campaign.isExplained());
        campaign.decided = Decided.read(in);
        campaign.mergedInto = in.readUTF();
        campaign.splitFrom = in.readUTF();
        return campaign;
    }
}
