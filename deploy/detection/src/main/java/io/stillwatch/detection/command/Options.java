package io.stillwatch.detection.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Options with a value each, {@code --name value}; what is not given has the value it has otherwise. */
public final class Options {
    private static final Pattern NUMBERS = Pattern.compile("\\d+(,\\d+)*");
    private static final Pattern SIZE = Pattern.compile("[1-9]\\d{0,5}[kKmMgG]");
    private static final String HEAP = "--heap";

    private final Map<String, String> values;

    private Options(Map<String, String> values) {
        this.values = values;
    }

    /** Throws IllegalArgumentException that says what was not understood. */
    public static Options read(List<String> arguments, Map<String, String> otherwise) {
        var values = new HashMap<>(otherwise);
        for (var i = 0; i < arguments.size(); i += 2) {
            if (!otherwise.containsKey(arguments.get(i))) {
                throw new IllegalArgumentException("Unknown option " + arguments.get(i));
            }
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(arguments.get(i) + " needs a value");
            }
            values.put(arguments.get(i), arguments.get(i + 1));
        }
        var options = new Options(values);
        otherwise.forEach((option, value) -> options.checked(option, value));
        return options;
    }

    /**
     * Before anything is started: many are looked at only behind that. What is a number when it is not given is one when it is, and what
     * is several may be.
     */
    private void checked(String option, String otherwise) {
        if (NUMBERS.matcher(otherwise).matches()) {
            var given = numbers(option);
            insist(option, given.size() == 1 || otherwise.contains(","));
        }
        if (option.equals(HEAP) && !SIZE.matcher(text(option)).matches()) {
            throw new IllegalArgumentException(
                    "%s needs a size such as 1536m or 2g, not %s".formatted(option, text(option)));
        }
    }

    public String text(String option) {
        return values.getOrDefault(option, "");
    }

    /** Separated by commas. */
    public List<String> words(String option) {
        return Arrays.asList(text(option).split(",", -1));
    }

    public long number(String option) {
        var numbers = numbers(option);
        insist(option, numbers.size() == 1);
        return numbers.getFirst();
    }

    private void insist(String option, boolean asManyAsMeant) {
        if (!asManyAsMeant) {
            throw new IllegalArgumentException("%s takes one number, not %s".formatted(option, text(option)));
        }
    }

    /** Separated by commas. */
    public List<Long> numbers(String option) {
        var numbers = new ArrayList<Long>();
        for (var word : words(option)) {
            try {
                numbers.add(Range.of(option).checked(option, Long.parseLong(word)));
            } catch (NumberFormatException notANumber) {
                throw new IllegalArgumentException(
                        "%s needs whole numbers %s, not %s".formatted(option, Range.of(option), word), notANumber);
            }
        }
        return numbers;
    }
}
