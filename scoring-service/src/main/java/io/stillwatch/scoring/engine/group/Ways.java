package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Counterfactual;
import io.stillwatch.scoring.engine.Family;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** The ways by which an account belongs to a group, each enough without the others (detection §5). */
public record Ways(boolean phrases, boolean addresses, boolean cards) {
    private static final String BY_OTHERS = "Without %s it would still be a member, by %s.";
    private static final String BY_THIS = "Without %s it would be no member.";

    /** Whether it would belong without the family. Every way asks for extraction-like use; the other families are the group's. */
    boolean remainWithout(Family family) {
        return switch (family) {
            case CONTENT -> addresses || cards;
            case NETWORK -> phrases || cards;
            case PAYMENT -> phrases || addresses;
            case BEHAVIOUR -> false;
            case CLIENT, TIMING, LIFE_CYCLE, EXPLANATION -> true;
        };
    }

    /** For each family that membership can rest on, and does. */
    public List<Counterfactual> counterfactuals() {
        return Stream.of(Family.CONTENT, Family.NETWORK, Family.PAYMENT, Family.BEHAVIOUR)
                .filter(this::has)
                .map(this::without)
                .toList();
    }

    private Counterfactual without(Family family) {
        boolean stands = remainWithout(family);
        String words = Words.family(family);
        String others = String.join(
                " and ",
                Stream.of(Family.CONTENT, Family.NETWORK, Family.PAYMENT)
                        .filter(other -> other != family && has(other))
                        .map(Words::family)
                        .toList());
        return new Counterfactual(
                family, stands, stands ? BY_OTHERS.formatted(words, others) : BY_THIS.formatted(words));
    }

    private boolean has(Family family) {
        return switch (family) {
            case CONTENT -> phrases;
            case NETWORK -> addresses;
            case PAYMENT -> cards;
            case BEHAVIOUR -> true;
            case CLIENT, TIMING, LIFE_CYCLE, EXPLANATION -> false;
        };
    }

    public void write(DataOutput out) throws IOException {
        out.writeBoolean(phrases);
        out.writeBoolean(addresses);
        out.writeBoolean(cards);
    }

    public static Ways read(DataInput in) throws IOException {
        return new Ways(in.readBoolean(), in.readBoolean(), in.readBoolean());
    }
}
