package io.stillwatch.scoring.pipeline;

import io.stillwatch.scoring.checkpoint.Resume;
import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.engine.Policy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;

/** Reads a script to its end, in whatever order, and forgets everything but a checkpoint where it is told to. */
final class Reader {

    private record Saved(ByteBuffer engine, long closed, long scored, Map<TopicPartition, Resume> resumes) {}

    private final Script script;
    private final List<Closing> closings = new ArrayList<>();
    private Engine engine = new Engine(Policy.builtin(), Baseline.builtin());
    private List<Lane> lanes;
    private Ticks<Closing> ticks;
    private Saved saved;

    Reader(Script script) {
        this(script, 0, Resume.from(0, 0));
    }

    private Reader(Script script, long closed, Resume from) {
        this.script = script;
        this.lanes = lanes(Map.of(), from);
        this.ticks = new Ticks<>(new EngineScorer(engine, Orders.NONE), lanes, closed, 0);
        this.saved = save();
    }

    /** Reads on behind a tick, in each partition from there. */
    static Reader behind(long closed, Script script, Resume from) {
        return new Reader(script, closed, from);
    }

    /** Lane after lane, a line each, without a break. */
    Reader inTurns() {
        while (!isAtTheEnd()) {
            lanes.forEach(this::line);
        }
        return this;
    }

    /** In batches of any size from any lane, starting over from the last checkpoint now and then. */
    Reader atRandom(Random random) {
        while (!isAtTheEnd()) {
            Lane lane = lanes.get(random.nextInt(lanes.size()));
            for (int i = random.nextInt(12); i > 0; i--) {
                line(lane);
            }
            if (ticks.atBoundary() && random.nextInt(6) == 0) {
                saved = save();
            }
            if (random.nextInt(25) == 0) {
                restart();
            }
            stayOrGoOn(random);
        }
        return this;
    }

    private void stayOrGoOn(Random random) {
        switch (random.nextInt(20)) {
            case 0, 1 -> ticks.stay();
            case 2, 3 -> ticks.goOn();
            default -> {}
        }
    }

    /** Reads a lane up to, and without, an offset. */
    Reader lane(int number, int end) {
        while (lanes.get(number).readTo() < end) {
            line(lanes.get(number));
        }
        return this;
    }

    Reader checkpoint() {
        saved = save();
        return this;
    }

    Reader restart() {
        engine = restored();
        lanes = lanes(saved.resumes(), Resume.from(0, saved.closed()));
        ticks = new Ticks<>(new EngineScorer(engine, Orders.NONE), lanes, saved.closed(), saved.scored());
        return this;
    }

    Ticks<Closing> ticks() {
        return ticks;
    }

    Lane lane(int number) {
        return lanes.get(number);
    }

    /** Every closing by tick; one that was computed twice has to be the same. */
    Map<Long, Closing> closings() {
        Map<Long, Closing> byTick = new HashMap<>();
        closings.forEach(closing -> {
            Closing other = byTick.putIfAbsent(closing.verdicts().tick(), closing);
            if (other != null && !other.equals(closing)) {
                throw new AssertionError("computed again, it is " + closing + " in place of " + other);
            }
        });
        return byTick;
    }

    Closing closing(long tick) {
        return Objects.requireNonNull(closings().get(tick), () -> "tick " + tick + " has not closed");
    }

    byte[] state() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            engine.snapshot(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private boolean isAtTheEnd() {
        return lanes.stream().allMatch(lane -> lines(lane).size() == lane.readTo());
    }

    private List<Script.Line> lines(Lane lane) {
        return script.lane(lane.partition().partition());
    }

    private void line(Lane lane) {
        if (lane.readTo() < lines(lane).size()) {
            Script.Line line = lines(lane).get((int) lane.readTo());
            ticks.take(lane, line.offset(), line.arrival());
            lane.readTo(line.offset() + 1);
            for (Optional<Closing> closing = ticks.closeNext(); closing.isPresent(); closing = ticks.closeNext()) {
                closings.add(closing.get());
            }
        }
    }

    private List<Lane> lanes(Map<TopicPartition, Resume> resumes, Resume others) {
        List<Lane> all = new ArrayList<>();
        for (int i = 0; i < script.lanes(); i++) {
            TopicPartition partition = Script.partition(i);
            all.add(new Lane(partition, resumes.getOrDefault(partition, others)));
        }
        return all;
    }

    private Saved save() {
        return new Saved(ByteBuffer.wrap(state()), ticks.closed(), ticks.scored(), ticks.resumes());
    }

    private Engine restored() {
        try {
            return Engine.restore(
                    new DataInputStream(new ByteArrayInputStream(saved.engine().array())),
                    Policy.builtin(),
                    Baseline.builtin());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
