package io.stillwatch.eventsourcing.sealing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says which fields of which events speak about a person, and about whom; the domain need not know that they are sealed on disk. */
public final class PersonalFields {

    public static final PersonalFields NONE = new PersonalFields(Map.of());

    /** Whom a field is about, as the key store knows them. */
    @FunctionalInterface
    public interface Subject {

        /**
         * Names the subject.
         *
         * @param body the event
         * @param value of the field
         * @param place the field's place in the stream, for what is about nobody in particular
         */
        String of(JsonNode body, String value, String place);
    }

    /**
     * A field of an event.
     *
     * @param path names joined by dots; {@code []} behind a name stands for each element of an array
     */
    public record Field(String path, Subject subject) {}

    /**
     * A text in one event.
     *
     * @param pointer to it (RFC 6901)
     * @param node a text, or the object that stands for a sealed one
     * @param replace puts something else in its place
     */
    record Found(String pointer, JsonNode node, Subject subject, Consumer<JsonNode> replace) {}

    private final Map<String, List<Field>> byEvent;

    private PersonalFields(Map<String, List<Field>> byEvent) {
        this.byEvent = Map.copyOf(byEvent);
    }

    public static PersonalFields of(Map<String, List<Field>> byEvent) {
        return new PersonalFields(byEvent);
    }

    /** Whether events of this type speak about anybody. */
    public boolean concern(String type) {
        return byEvent.containsKey(type);
    }

    /** All of them, as {@code event.path}. */
    public Set<String> sealed() {
        return byEvent.entrySet().stream()
                .flatMap(event -> event.getValue().stream().map(field -> event.getKey() + "." + field.path()))
                .collect(Collectors.toUnmodifiableSet());
    }

    List<Found> in(String type, JsonNode body) {
        List<Found> found = new ArrayList<>();
        for (Field field : byEvent.getOrDefault(type, List.of())) {
            List<String> steps = Stream.of(field.path().replace("[]", ".[]").split("\\.", -1))
                    .toList();
            walk(body, "", steps, field.subject(), found);
        }
        return found;
    }

    private static void walk(JsonNode at, String pointer, List<String> steps, Subject subject, List<Found> found) {
        String step = steps.getFirst();
        List<String> rest = steps.subList(1, steps.size());
        switch (at) {
            case ObjectNode object
            when object.hasNonNull(step) -> {
                var here =
                        new Found(pointer + "/" + step, object.path(step), subject, node -> object.replace(step, node));
                descend(here, rest, found);
            }
            case ArrayNode array
            when step.equals("[]") -> {
                for (int i = 0; i < array.size(); i++) {
                    int index = i;
                    var here = new Found(
                            pointer + "/" + index, array.path(index), subject, node -> array.set(index, node));
                    descend(here, rest, found);
                }
            }
            case JsonNode _ -> {}
        }
    }

    private static void descend(Found here, List<String> rest, List<Found> found) {
        if (rest.isEmpty()) {
            found.add(here);
        } else {
            walk(here.node(), here.pointer(), rest, here.subject(), found);
        }
    }
}
