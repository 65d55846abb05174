package io.stillwatch.simulator.behaviour;

import io.stillwatch.simulator.Chance;
import io.stillwatch.simulator.Interaction;
import io.stillwatch.simulator.Interaction.Usage;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The interactions of one sender, one after the other. Its next time is known before the text of it is made. */
public final class Traffic {
    private static final double FAILURES = 0.012;

    /** Who sends: an account, behind an aggregator one of its end users. */
    public record Sender(String account, @Nullable String endUser, String credential) {
        public String principal() {
            return endUser == null ? account : account + "/" + endUser;
        }
    }

    private final Sender sender;
    private final Habits habits;
    private final Instant end;
    private final Chance chance;
    private final Deque<Turn> turns = new ArrayDeque<>();
    private Instant upcoming;
    private String conversation = "";

    /** Makes interactions within the window only. */
    public Traffic(Sender sender, World window, Habits habits, Chance chance) {
        this.sender = sender;
        this.habits = habits;
        this.end = window.end();
        this.chance = chance;
        this.upcoming = habits.rhythm().next(window.start(), chance);
    }

    public Sender sender() {
        return sender;
    }

    /** The time of the next interaction; empty when there is none any more. */
    public Optional<Instant> upcoming() {
        return upcoming.isBefore(end) ? Optional.of(upcoming) : Optional.empty();
    }

    /** Throws NoSuchElementException when nothing is upcoming. */
    public Interaction next() {
        if (upcoming().isEmpty()) {
            throw new NoSuchElementException("No more traffic from " + sender);
        }
        if (turns.isEmpty()) {
            turns.addAll(habits.work().sitting(upcoming, chance));
            if (conversation.isEmpty() || !turns.getFirst().resumes()) {
                conversation = Ids.of("conv", chance);
            }
        }
        var interaction = interaction(turns.remove(), upcoming);
        var following = turns.peek();
        upcoming = following == null
                ? habits.rhythm().next(upcoming, chance)
                : upcoming.plus(following.pause()).plusMillis(1);
        return interaction;
    }

    private Interaction interaction(Turn turn, Instant time) {
        var status = chance.happens(FAILURES) ? chance.pick(Outcome.FAILURES) : Outcome.OK;
        var answered = status == Outcome.OK;
        return new Interaction(
                Ids.ulid(time, chance),
                time,
                sender.account(),
                sender.endUser(),
                sender.credential(),
                conversation,
                "api",
                "chat",
                turn.model(),
                turn.input(),
                answered ? Outcome.finishReason(turn, chance) : null,
                answered && turn.usage().reasoningTokens() > 0 ? Ids.of("rsn", chance) : null,
                answered ? turn.usage() : new Usage(turn.usage().inputTokens(), 0, 0, 0),
                turn.parameters(),
                habits.connection().client(chance),
                status);
    }
}
