package io.stillwatch.e2e.soak.cases;

import java.util.List;
import java.util.Random;

/**
 * Anything that anyone may ask of a case at any time.
 *
 * @param person who asks, a lead if it is lea
 * @param verb the end of the path
 * @param body JSON
 */
record RandomCommand(String person, String verb, String body) {

    private static final List<String> PEOPLE = List.of("ana", "ben", "lea");
    private static final List<String> PRIORITIES = List.of("low", "normal", "high", "urgent");
    private static final List<String> DECISIONS =
            List.of("confirmed", "dismissed", "inconclusive", "credential-compromise");

    static RandomCommand draw(Random random) {
        String person = one(random, PEOPLE);
        return switch (random.nextInt(11)) {
            case 0 -> new RandomCommand(person, "triage", "{\"priority\":\"%s\"}".formatted(one(random, PRIORITIES)));
            case 1, 2 -> new RandomCommand(person, "assign", "{\"analyst\":\"%s\"}".formatted(one(random, PEOPLE)));
            case 3 -> new RandomCommand(person, "start", "{}");
            case 4, 5 -> new RandomCommand(person, "notes", "{\"text\":\"Looked at it again.\"}");
            case 6, 7 ->
                new RandomCommand(
                        person,
                        "decide",
                        "{\"decision\":\"%s\",\"reason\":\"one card\"}".formatted(one(random, DECISIONS)));
            case 8 -> new RandomCommand(person, "reopen", "{\"reason\":\"it grew\"}");
            case 9 -> new RandomCommand(person, "close", "{}");
            default ->
                random.nextBoolean()
                        ? new RandomCommand(person, "hold", "{\"reason\":\"a court asks\"}")
                        : new RandomCommand(person, "release-hold", "{}");
        };
    }

    String role() {
        return person.equals("lea") ? "lead" : "analyst";
    }

    private static String one(Random random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
