package io.stillwatch.e2e.soak.cases;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What clients know of by now: the cases they were given, the measures and appeals that answers named, the last thousand of each, and all
 * accounts that were erased.
 */
record Known(List<String> cases, List<Measure> measures, List<String> appeals, Set<String> erased) {

    /** Members of each case; more than a lead may act on alone. */
    static final int MEMBERS = 7;

    private static final int REMEMBERED = 1_000;

    /** A measure, and the case it follows from. */
    record Measure(String id, String caseId) {}

    static Known of(List<String> cases) {
        return new Known(
                cases, new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>(), ConcurrentHashMap.newKeySet());
    }

    /** A member of the case that was opened at this place. */
    static String account(long place, int member) {
        return "acct_%d_%d".formatted(place, member);
    }

    String account(String caseId, Random random) {
        return account(cases.indexOf(caseId), random.nextInt(MEMBERS));
    }

    void learn(Measure measure) {
        if (!measures.contains(measure)) {
            measures.add(measure);
        }
        if (measures.size() > REMEMBERED) {
            measures.removeFirst();
        }
    }

    void learn(String appeal) {
        if (!appeals.contains(appeal)) {
            appeals.add(appeal);
        }
        if (appeals.size() > REMEMBERED) {
            appeals.removeFirst();
        }
    }

    Optional<Measure> measure(Random random) {
        return one(measures, random);
    }

    Optional<String> appeal(Random random) {
        return one(appeals, random);
    }

    private static <T> Optional<T> one(List<T> of, Random random) {
        List<T> now = List.copyOf(of);
        return now.isEmpty() ? Optional.empty() : Optional.of(now.get(random.nextInt(now.size())));
    }
}
