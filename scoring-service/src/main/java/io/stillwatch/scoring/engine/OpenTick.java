package io.stillwatch.scoring.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The records of the tick that has not closed. They are kept as a packed multiset and folded in one canonical order when it closes, so that
 * the order of arrival cannot matter.
 */
final class OpenTick {
    private static final Comparator<@Nullable String> END_USERS = Comparator.nullsFirst(Comparator.naturalOrder());
    private static final Comparator<Interaction> REST = Comparator.comparing(
                    Interaction::content, Comparator.nullsFirst(OpenTick::compareContent))
            .thenComparingLong(Interaction::conversation)
            .thenComparing(Interaction::client, OpenTick::compareClient)
            .thenComparing(Interaction::usage, OpenTick::compareUsage)
            .thenComparing(Interaction::parameters, OpenTick::compareParameters)
            .thenComparing(Interaction::model);
    private static final Comparator<AccountFact> FACTS = Comparator.comparing(AccountFact::account)
            .thenComparing(AccountFact::time)
            .thenComparing(AccountFact::toString);

    private final List<PackedRecords> interactions = new ArrayList<>(List.of(new PackedRecords()));
    private final List<AccountFact> facts = new ArrayList<>();

    void add(Interaction interaction) {
        interactions.getLast().add(interaction);
    }

    /** Takes these over, as they are packed; whoever gives them has no more use for them. */
    void add(PackedRecords packed) {
        interactions.add(packed);
    }

    void add(AccountFact fact) {
        facts.add(fact);
    }

    /** Takes away what an account did and what was stated of it; says whether there was any. */
    boolean leaveOut(String account) {
        int gone = interactions.stream()
                .mapToInt(packed -> packed.leaveOut(account))
                .sum();
        return facts.removeIf(fact -> fact.account().equals(account)) || gone > 0;
    }

    /** All interactions of one account after those of the other, unpacked for as long as they are looked at. */
    void onEachAccount(Consumer<List<Interaction>> ofOneAccount) {
        for (String account : accounts()) {
            List<Interaction> own = of(account);
            own.sort(OpenTick::compare);
            ofOneAccount.accept(own);
        }
    }

    private String[] accounts() {
        return interactions.stream()
                .flatMap(packed -> Stream.of(packed.accounts()))
                .distinct()
                .sorted()
                .toArray(String[]::new);
    }

    private List<Interaction> of(String account) {
        List<Interaction> own = interactions.getFirst().of(account);
        interactions.stream().skip(1).forEach(packed -> own.addAll(packed.of(account)));
        return own;
    }

    List<AccountFact> facts() {
        facts.sort(FACTS);
        return facts;
    }

    void clear() {
        interactions.clear();
        interactions.add(new PackedRecords());
        facts.clear();
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(interactions.stream().mapToInt(PackedRecords::size).sum());
        for (String account : accounts()) {
            for (Interaction interaction : of(account)) {
                RecordCodec.write(out, interaction);
            }
        }
        out.writeInt(facts.size());
        for (AccountFact fact : facts) {
            RecordCodec.write(out, fact);
        }
    }

    static OpenTick read(DataInput in) throws IOException {
        OpenTick open = new OpenTick();
        for (int left = in.readInt(); left > 0; left--) {
            open.add(RecordCodec.readInteraction(in));
        }
        for (int left = in.readInt(); left > 0; left--) {
            open.add(RecordCodec.readFact(in));
        }
        return open;
    }

    /** Of one account; nearly every pair is decided by the time. */
    private static int compare(Interaction a, Interaction b) {
        int byEndUser = END_USERS.compare(a.endUser(), b.endUser());
        if (byEndUser != 0) {
            return byEndUser;
        }
        int byTime = a.time().compareTo(b.time());
        return byTime != 0 ? byTime : REST.compare(a, b);
    }

    private static int compareContent(Interaction.Content a, Interaction.Content b) {
        return Comparator.comparingLong(Interaction.Content::digest)
                .thenComparingInt(Interaction.Content::turn)
                .thenComparingInt(Interaction.Content::tokens)
                .thenComparing(Interaction.Content::shingles, Tags::compare)
                .thenComparing(Interaction.Content::exact, Tags::compare)
                .thenComparing(Interaction.Content::systemShingles, Tags::compare)
                .compare(a, b);
    }

    private static int compareClient(Interaction.Client a, Interaction.Client b) {
        return Comparator.comparingLong(Interaction.Client::address)
                .thenComparingLong(Interaction.Client::network)
                .thenComparingLong(Interaction.Client::stack)
                .compare(a, b);
    }

    private static int compareUsage(Interaction.Usage a, Interaction.Usage b) {
        return Comparator.comparingInt(Interaction.Usage::inputTokens)
                .thenComparingInt(Interaction.Usage::outputTokens)
                .thenComparingInt(Interaction.Usage::reasoningTokens)
                .compare(a, b);
    }

    private static int compareParameters(Interaction.Parameters a, Interaction.Parameters b) {
        return Comparator.comparingInt(Interaction.Parameters::maxTokens)
                .thenComparingInt(Interaction.Parameters::choices)
                .thenComparingInt(Interaction.Parameters::tools)
                .compare(a, b);
    }
}
