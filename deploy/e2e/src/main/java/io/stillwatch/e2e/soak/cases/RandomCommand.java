package io.stillwatch.e2e.soak.cases;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Anything that anyone may ask at any time, of a case, a measure or an appeal; now and then of all measures, or that somebody is forgotten.
 *
 * @param person who asks, see {@link #role}
 * @param path what is asked
 * @param body JSON
 * @param makes what the answer names, if it makes something
 */
record RandomCommand(String person, String path, String body, Made makes) {

    /** What an answer may name. */
    enum Made {
        NOTHING,
        MEASURE,
        APPEAL,
        ERASURE
    }

    private static final List<String> PEOPLE = List.of("ana", "ben", "lea", "max");
    private static final List<String> LEADS = List.of("lea", "max");
    private static final List<String> REVIEWERS = List.of("rita", "rolf", "lea");
    private static final List<String> PRIORITIES = List.of("low", "normal", "high", "urgent");
    private static final List<String> DECISIONS =
            List.of("confirmed", "confirmed", "dismissed", "inconclusive", "credential-compromise");
    private static final List<String> MEASURES = List.of("watch", "verify-identity", "throttle", "suspend", "suspend");
    private static final List<String> OUTCOMES = List.of("applied", "applied", "lifted", "refused");

    /**
     * The next one.
     *
     * @param known the cases, and the measures and appeals that answers have named so far
     */
    static RandomCommand draw(Random random, Known known) {
        String id = one(random, known.cases());
        return RareCommands.isNext(random)
                ? RareCommands.draw(random, one(random, PEOPLE), known.account(id, random))
                : usual(random, known, id);
    }

    private static RandomCommand usual(Random random, Known known, String id) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> aboutACase(random, id);
            case 4 -> decide(random, id);
            case 5, 6 -> request(random, known, id);
            case 7, 8 ->
                known.measure(random)
                        .map(measure -> permit(random, known, measure))
                        .orElseGet(() -> decide(random, id));
            case 9 ->
                known.measure(random)
                        .map(measure -> said(random, known, measure))
                        .orElseGet(() -> request(random, known, id));
            case 10 ->
                known.measure(random)
                        .map(measure -> file(random, known, measure))
                        .orElseGet(() -> request(random, known, id));
            default ->
                known.appeal(random).map(appeal -> judge(random, appeal)).orElseGet(() -> aboutACase(random, id));
        };
    }

    private static RandomCommand aboutACase(Random random, String id) {
        String person = one(random, PEOPLE);
        return switch (random.nextInt(9)) {
            case 0 -> ofACase(person, id, "triage", "{\"priority\":\"%s\"}".formatted(one(random, PRIORITIES)));
            case 1, 2 -> ofACase(person, id, "assign", "{\"analyst\":\"%s\"}".formatted(one(random, PEOPLE)));
            case 3 -> ofACase(person, id, "start", "{}");
            case 4, 5 -> ofACase(person, id, "notes", "{\"text\":\"Looked at it again.\"}");
            case 6 -> ofACase(person, id, "reopen", "{\"reason\":\"it grew\"}");
            case 7 -> ofACase(person, id, "close", "{}");
            default ->
                random.nextBoolean()
                        ? ofACase(person, id, "hold", "{\"reason\":\"a court asks\"}")
                        : ofACase(person, id, "release-hold", "{}");
        };
    }

    private static RandomCommand decide(Random random, String id) {
        return ofACase(
                one(random, LEADS),
                id,
                "decide",
                "{\"decision\":\"%s\",\"reason\":\"one card\"}".formatted(one(random, DECISIONS)));
    }

    private static RandomCommand ofACase(String person, String id, String verb, String body) {
        return new RandomCommand(person, "/v1/cases/" + id + "/" + verb, body, Made.NOTHING);
    }

    /** All members or one, at once or in batches. */
    private static RandomCommand request(Random random, Known known, String id) {
        String whom = random.nextBoolean() ? "" : ",\"accounts\":[\"%s\"]".formatted(known.account(id, random));
        String batches =
                random.nextBoolean() ? "" : ",\"batchSize\":2,\"pauseSeconds\":%d".formatted(random.nextInt(3));
        return new RandomCommand(
                one(random, PEOPLE),
                "/v1/enforcements",
                "{\"case\":\"%s\",\"measure\":\"%s\",\"reason\":\"one card\"%s%s}"
                        .formatted(id, one(random, MEASURES), whom, batches),
                Made.MEASURE);
    }

    private static RandomCommand permit(Random random, Known known, Known.Measure measure) {
        String path = "/v1/enforcements/" + measure.id();
        return switch (random.nextInt(8)) {
            case 0 ->
                new RandomCommand(one(random, PEOPLE), path + "/decline", "{\"reason\":\"too wide\"}", Made.NOTHING);
            case 1 ->
                new RandomCommand(one(random, LEADS), path + "/reverse", "{\"reason\":\"a mistake\"}", Made.NOTHING);
            case 2 ->
                new RandomCommand(
                        one(random, LEADS),
                        path + "/items/" + known.account(measure.caseId(), random) + "/reverse",
                        "{\"reason\":\"a class\"}",
                        Made.NOTHING);
            default -> new RandomCommand(one(random, LEADS), path + "/approve", "{}", Made.NOTHING);
        };
    }

    private static RandomCommand said(Random random, Known known, Known.Measure measure) {
        return new RandomCommand(
                "sys",
                "/v1/enforcements/" + measure.id() + "/items/" + known.account(measure.caseId(), random) + "/ack",
                "{\"outcome\":\"%s\"}".formatted(one(random, OUTCOMES)),
                Made.NOTHING);
    }

    private static RandomCommand file(Random random, Known known, Known.Measure measure) {
        return new RandomCommand(
                "sys",
                "/v1/appeals",
                "{\"enforcement\":\"%s\",\"account\":\"%s\",\"statement\":\"I teach a class\"}"
                        .formatted(measure.id(), known.account(measure.caseId(), random)),
                Made.APPEAL);
    }

    private static RandomCommand judge(Random random, String appeal) {
        String path = "/v1/appeals/" + appeal;
        String reviewer = one(random, REVIEWERS);
        return switch (random.nextInt(4)) {
            case 0, 1 ->
                new RandomCommand("rita", path + "/assign", "{\"reviewer\":\"%s\"}".formatted(reviewer), Made.NOTHING);
            case 2 -> new RandomCommand(reviewer, path + "/uphold", "{\"reason\":\"one card\"}", Made.NOTHING);
            default -> new RandomCommand(reviewer, path + "/overturn", "{\"reason\":\"a class\"}", Made.NOTHING);
        };
    }

    /** The case, measure or appeal whose version the answer tells, if it is in the path; the freeze of them all has one of its own. */
    Optional<String> stream() {
        String[] parts = path.split("/", -1);
        return switch (parts[parts.length - 1]) {
            case "freeze", "thaw" -> Optional.of("freeze");
            case "erase" -> Optional.empty();
            default -> parts.length > 3 && !path.contains("/items/") ? Optional.of(parts[3]) : Optional.empty();
        };
    }

    /** The account in the path of an erasure. */
    String account() {
        return path.split("/", -1)[3];
    }

    /** The roles of whoever asks. */
    String[] role() {
        return switch (person) {
            case "lea" -> new String[] {"lead", "appeals-reviewer"};
            case "max" -> new String[] {"lead"};
            case "rita", "rolf" -> new String[] {"appeals-reviewer"};
            case "sys" -> new String[] {"enforcer"};
            case "olga" -> new String[] {"operator"};
            default -> new String[] {"analyst"};
        };
    }

    private static String one(Random random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
