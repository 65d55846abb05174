package io.stillwatch.scoring.engine;

import io.stillwatch.scoring.engine.Interaction.Client;
import io.stillwatch.scoring.engine.Interaction.Content;
import io.stillwatch.scoring.engine.Interaction.Parameters;
import io.stillwatch.scoring.engine.Interaction.Usage;
import io.stillwatch.scoring.engine.statistics.Mix;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A small made-up town for tests of the engine alone: people who ask all kinds of things, and operators whose accounts ask one template
 * with ever new questions. Every record is derived from its place, so that a town is the same each time.
 */
public final class Town {
    /** For plays of so few phrases that a share of them would be none. */
    public static final Policy EVERY_PHRASE = Policy.builtin().samplingKeys("every-phrase", 1);

    public static final Instant START = Instant.parse("2026-04-20T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    /** Version 1, by which {@code m-5} came out six hours after {@link #START}; later versions know of another model as well. */
    public static ModelCalendar calendar(int version) {
        Release first = new Release("m-5", START.plus(HOUR.multipliedBy(6)));
        Release second = new Release("m-6", START.plus(HOUR.multipliedBy(18)));
        return new ModelCalendar("" + version, version == 1 ? List.of(first) : List.of(first, second));
    }

    private Town() {}

    /** An hour of the town, counted from {@link #START}. */
    public record Hour(int number, List<AccountFact> facts, List<Interaction> interactions) {
        public Instant end() {
            return START.plus(HOUR.multipliedBy(number + 1L));
        }

        /** The same, where these accounts have moved to another model from this hour on. */
        public Hour moving(String accounts, int from, String model) {
            return new Hour(
                    number,
                    facts,
                    interactions.stream()
                            .map(one -> number >= from && one.account().startsWith(accounts) ? on(model, one) : one)
                            .toList());
        }
    }

    /**
     * An operator.
     *
     * @param accounts of the operator, each with two extraction-like calls an hour
     * @param wrapper names the template; operators with the same wrapper use the same
     * @param cards how many cards pay for the accounts
     * @param addresses how many addresses all accounts rotate through
     * @param ageInDays of the youngest account
     * @param daysBetween the sign-ups of one account and the next
     */
    public record Operator(
            String name, int accounts, String wrapper, int cards, int addresses, int ageInDays, int daysBetween) {
        /** A plain campaign of new accounts. */
        public static Operator of(String name, int accounts) {
            return new Operator(name, accounts, name, 3, 4, 5, 0);
        }
    }

    public static Hour hour(int number, int people, Operator... operators) {
        return new Hour(
                number,
                number == 0 ? facts(people, operators) : List.of(),
                Stream.concat(
                                IntStream.range(0, people).boxed().flatMap(person -> chat(number, person)),
                                Stream.of(operators).flatMap(operator -> extraction(number, operator)))
                        .toList());
    }

    static List<AccountFact> facts(int people, Operator... operators) {
        List<AccountFact> facts = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            int age = person % 7 == 0 ? 60 : 400 + 3 * person;
            facts.add(fact("person-" + person, age, Mix.of("card of person", "" + person)));
        }
        for (Operator operator : operators) {
            for (int one = 0; one < operator.accounts(); one++) {
                long card = Mix.of("card of " + operator.name(), "" + one % operator.cards());
                facts.add(fact(operator.name() + "-" + one, operator.ageInDays() + one * operator.daysBetween(), card));
            }
        }
        return facts;
    }

    /** A person asks short things now and then, in words of their own, at a pace of their own. */
    private static Stream<Interaction> chat(int hour, int person) {
        long chance = Mix.of("chat " + person, "" + hour);
        int pace = 1 + person % 9;
        if (Mix.below(10, chance) >= pace) {
            return Stream.empty();
        }
        String account = "person-" + person;
        int output = Mix.below(12, Mix.of(chance, 1)) == 0 ? 900 : 40 + Mix.below(200, chance);
        return Stream.of(interaction(hour, account, Mix.of("home", account), output, phrases(account, hour), chance));
    }

    private static Stream<Interaction> extraction(int hour, Operator operator) {
        return IntStream.range(0, 2 * operator.accounts()).mapToObj(call -> {
            int one = call / 2;
            String account = operator.name() + "-" + one;
            long chance = Mix.of(account, hour + "/" + call);
            long address = Mix.of("proxy of " + operator.name(), "" + Mix.below(operator.addresses(), chance));
            long[] wrapper = phrases("wrapper " + operator.wrapper(), 0);
            long[] question = phrases(account, Mix.of(hour, call));
            return interaction(hour, account, address, 1500, concat(wrapper, question), chance);
        });
    }

    static Interaction on(String model, Interaction of) {
        return new Interaction(
                of.time(),
                of.account(),
                of.endUser(),
                of.conversation(),
                model,
                of.usage(),
                of.parameters(),
                of.client(),
                of.content());
    }

    static Interaction interaction(int hour, String account, long address, int output, long[] phrases, long chance) {
        Tags tags = Tags.of(phrases);
        return new Interaction(
                START.plus(HOUR.multipliedBy(hour)).plusSeconds(Mix.below(3600, Mix.of(chance, 2))),
                account,
                null,
                chance,
                "m-4",
                new Usage(200, output, 0),
                new Parameters(4096, 1, 0),
                new Client(address, Mix.of(address), 7),
                new Content(1, 60, Mix.of(chance, 3), tags, tags, Tags.EMPTY));
    }

    static AccountFact fact(String account, int ageInDays, long card) {
        return new AccountFact(
                account,
                START,
                START.minus(Duration.ofDays(ageInDays)),
                null,
                null,
                AccountFact.Kind.DIRECT,
                AccountFact.Status.ACTIVE,
                card,
                "mail.example",
                null);
    }

    static long[] phrases(String text, long number) {
        return LongStream.range(0, 6)
                .map(i -> Mix.of(Mix.of(text), Mix.of(number, i)))
                .toArray();
    }

    private static long[] concat(long[] some, long[] others) {
        return LongStream.concat(LongStream.of(some), LongStream.of(others)).toArray();
    }
}
