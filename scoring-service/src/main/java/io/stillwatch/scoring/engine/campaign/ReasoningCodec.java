package io.stillwatch.scoring.engine.campaign;

import io.stillwatch.scoring.engine.Counterfactual;
import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.Hypothesis;
import io.stillwatch.scoring.engine.Reasoning;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How a campaign's reasoning stands in a snapshot. */
final class ReasoningCodec {
    private ReasoningCodec() {}

    static void write(DataOutput out, Reasoning reasoning) throws IOException {
        out.writeInt(reasoning.counterfactuals().size());
        for (Counterfactual counterfactual : reasoning.counterfactuals()) {
            out.writeUTF(counterfactual.without().name());
            out.writeBoolean(counterfactual.stands());
            out.writeUTF(counterfactual.text());
        }
        out.writeInt(reasoning.hypotheses().size());
        for (Hypothesis hypothesis : reasoning.hypotheses()) {
            out.writeUTF(hypothesis.kind().name());
            out.writeDouble(hypothesis.support());
            SignalCodec.write(out, hypothesis.evidence());
        }
    }

    static Reasoning read(DataInput in) throws IOException {
        List<Counterfactual> counterfactuals = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            counterfactuals.add(new Counterfactual(Family.valueOf(in.readUTF()), in.readBoolean(), in.readUTF()));
        }
        List<Hypothesis> hypotheses = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            hypotheses.add(
                    new Hypothesis(Hypothesis.Kind.valueOf(in.readUTF()), in.readDouble(), SignalCodec.read(in)));
        }
        return new Reasoning(counterfactuals, hypotheses);
    }
}
