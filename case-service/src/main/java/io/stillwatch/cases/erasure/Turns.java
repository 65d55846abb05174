package io.stillwatch.cases.erasure;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.cases.enforcement.Freeze;
import io.stillwatch.eventsourcing.EventLog;
import io.stillwatch.eventsourcing.Statements;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** The turns that an erasure waits for: of all it concerns, and of what these cases became part of, where a hold counts as well. */
@Singleton
class Turns {

    /**
     * Cases of one history after each other, a case before what it became part of, as whoever follows a merge takes them: so two wait for
     * each other rather than for ever. Campaigns do not merge in a circle; if they did, this would end all the same.
     */
    private static final String IN_TURN = """
            with recursive above (part, id, steps) as (
                select id, id, 0 from jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)) t (id)
                union all select a.part, c.merged_into, a.steps + 1 from above a join cases c on c.id = a.id
                where c.merged_into is not null and a.steps < 20),
            placed as (
                select id, max(steps) over history - steps as below, first_value(id) over (history order by steps desc) as whole
                from above window history as (partition by part))
            select id from placed group by id order by max(whole), max(below) desc, id""";

    private static final String REMEMBER_NONE = "savepoint no_turns";
    private static final String LET_GO = "rollback to savepoint no_turns";

    private final EventLog<CaseEvent> log;

    Turns(EventLog<CaseEvent> log) {
        this.log = log;
    }

    /**
     * What is concerned, and the turns that are held of it and of what that became part of.
     *
     * @param concerned as it stands until the transaction ends
     */
    record Taken(List<String> turns, Concerned concerned) {

        /** The streams that are concerned by themselves, in the order of their turns. */
        String named() {
            return String.join(
                    " ", turns.stream().filter(concerned.streams()::contains).toList());
        }
    }

    /**
     * Waits until all that a look finds stands still. Meanwhile there may be more of it, a case that grew or an appeal that was filed: whoever
     * looked before the wait alone would pass over that. Nothing has been written before this.
     */
    Uni<Taken> take(Mutiny.StatelessSession session, Supplier<Uni<Concerned>> look) {
        return run(session, REMEMBER_NONE)
                .chain(() -> look.get())
                .chain(found -> inTurn(session, found.streams()))
                .chain(turns -> take(session, look, turns));
    }

    private Uni<Taken> take(Mutiny.StatelessSession session, Supplier<Uni<Concerned>> look, List<String> held) {
        return wait(session, held)
                .chain(() -> look.get())
                .chain(found -> inTurn(session, found.streams())
                        .chain(turns -> held.containsAll(turns)
                                ? Uni.createFrom().item(new Taken(turns, found))
                                : run(session, LET_GO).chain(() -> take(session, look, turns))));
    }

    private Uni<Void> wait(Mutiny.StatelessSession session, List<String> turns) {
        return Multi.createFrom()
                .iterable(turns)
                .onItem()
                .transformToUniAndConcatenate(stream -> log.waitForTurn(session, stream))
                .onItem()
                .ignoreAsUni();
    }

    private static Uni<Void> run(Mutiny.StatelessSession session, String statement) {
        return Statements.run(session, statement, Tuple.tuple()).replaceWithVoid();
    }

    /** Cases before the freeze and their enforcements, those before the appeals against them. */
    private static Uni<List<String>> inTurn(Mutiny.StatelessSession session, Collection<String> streams) {
        return session.createNativeQuery(IN_TURN, String.class)
                .setParameter("ids", new JsonArray(new ArrayList<>(startingWith("case_", streams))).encode())
                .getResultList()
                .map(cases -> Stream.of(
                                cases,
                                startingWith(Freeze.STREAM, streams),
                                startingWith("enf_", streams),
                                startingWith("app_", streams))
                        .flatMap(List::stream)
                        .toList());
    }

    private static List<String> startingWith(String prefix, Collection<String> streams) {
        return streams.stream()
                .filter(stream -> stream.startsWith(prefix))
                .distinct()
                .sorted()
                .toList();
    }
}
