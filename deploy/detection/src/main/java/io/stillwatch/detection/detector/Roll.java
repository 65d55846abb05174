package io.stillwatch.detection.detector;

import io.stillwatch.scoring.engine.Interaction;
import io.stillwatch.scoring.engine.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Numbers principals from 0 on in the order in which they first ask for something. */
final class Roll {
    private final Map<Principal, Integer> numbers = new HashMap<>();
    private final List<Principal> principals = new ArrayList<>();

    int of(Interaction interaction) {
        var principal = new Principal(interaction.account(), interaction.endUser());
        var number = numbers.putIfAbsent(principal, principals.size());
        if (number == null) {
            principals.add(principal);
            return principals.size() - 1;
        }
        return number;
    }

    int size() {
        return principals.size();
    }

    Principal get(int number) {
        return principals.get(number);
    }

    Set<Principal> of(IntStream numbers) {
        return numbers.mapToObj(principals::get).collect(Collectors.toSet());
    }

    List<Set<Principal>> of(List<int[]> groups) {
        return groups.stream().map(group -> of(IntStream.of(group))).toList();
    }
}
