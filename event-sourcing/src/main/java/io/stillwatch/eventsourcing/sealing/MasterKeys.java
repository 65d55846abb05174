package io.stillwatch.eventsourcing.sealing;

import java.util.List;
import java.util.stream.Stream;

/**
 * The master key that wraps from now on, and those that wrapped before it, for as long as something is still wrapped by them.
 *
 * @param current wraps
 * @param earlier only unwrap
 */
public record MasterKeys(MasterKey current, List<MasterKey> earlier) {

    public MasterKeys {
        earlier = List.copyOf(earlier);
    }

    /** The only key there ever was. */
    public static MasterKeys only(MasterKey current) {
        return new MasterKeys(current, List.of());
    }

    SubjectKey unwrap(SubjectKeyRow row) {
        return Stream.concat(Stream.of(current), earlier.stream())
                .filter(key -> key.name().equals(row.master))
                .findFirst()
                .orElse(current)
                .unwrap(row);
    }
}
