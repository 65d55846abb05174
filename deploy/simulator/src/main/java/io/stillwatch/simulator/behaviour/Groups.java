package io.stillwatch.simulator.behaviour;

import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Several groups of one kind that have nothing to do with each other, of about the same size each. */
public record Groups(int accounts, int largest, IntFunction<? extends Population> kind) implements Population {
    @Override
    public String name() {
        return kind.apply(largest).name();
    }

    @Override
    public Stream<Resident> residents(World world) {
        var groups = Math.ceilDiv(accounts, largest);
        return IntStream.range(0, groups)
                .boxed()
                .flatMap(one -> kind.apply(size(one, groups)).residents(world.of(one)));
    }

    private int size(int group, int groups) {
        return accounts / groups + (group < accounts % groups ? 1 : 0);
    }
}
