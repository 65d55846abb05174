package io.stillwatch.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words and options after a command.
 *
 * @param options a flag maps to the empty text
 */
record Arguments(List<String> words, Map<String, String> options) {

    /**
     * @param valued the options that take a value
     * @param flags the options that take none
     * @throws IllegalArgumentException in words a person can act on
     */
    static Arguments parse(List<String> raw, List<String> valued, List<String> flags) {
        var words = new ArrayList<String>();
        var options = new HashMap<String, String>();
        Iterator<String> rest = raw.iterator();
        while (rest.hasNext()) {
            String next = rest.next();
            if (valued.contains(next)) {
                options.put(next, value(next, rest));
            } else if (flags.contains(next)) {
                options.put(next, "");
            } else if (next.startsWith("-")) {
                throw new IllegalArgumentException("Unknown option " + next);
            } else {
                words.add(next);
            }
        }
        return new Arguments(List.copyOf(words), Map.copyOf(options));
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }

    void refuseWords() {
        if (!words.isEmpty()) {
            throw new IllegalArgumentException("Not understood: " + String.join(" ", words));
        }
    }

    boolean has(String flag) {
        return options.containsKey(flag);
    }

    Optional<String> text(String option) {
        return Optional.ofNullable(options.get(option));
    }

    Optional<Path> path(String option) {
        return text(option).map(Path::of);
    }

    int number(String option, int otherwise) {
        String value = options.get(option);
        try {
            return value == null ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(option + " needs a whole number, not " + value, notANumber);
        }
    }
}
