package io.stillwatch.ingest.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object. What does not fit is noted (the first flaw of a record counts) and read as absent, so that a reader can
 * be written as one expression. {@code null} is absent.
 */
final class Fields {
    private final JsonNode node;
    private final String path;
    private final Flaws flaws;

    private Fields(JsonNode node, String path, Flaws flaws) {
        this.node = node;
        this.path = path;
        this.flaws = flaws;
    }

    static Fields of(JsonNode object) {
        return new Fields(object, "", new Flaws());
    }

    Optional<Flaw> flaw() {
        return flaws.first();
    }

    @Nullable
    String word(String name) {
        return get(name, Shape.WORD);
    }

    @Nullable
    Integer count(String name) {
        return get(name, Shape.COUNT);
    }

    @Nullable
    Boolean flag(String name) {
        return get(name, Shape.FLAG);
    }

    /** A word that must be there. */
    String required(String name) {
        return required(name, Shape.WORD, "");
    }

    /** The account that the record is about. */
    String account() {
        return required("account", Shape.ACCOUNT, "");
    }

    /** A value that must be there; the stand-in if it is not, which makes the record flawed. */
    <T> T required(String name, Shape<T> shape, T standIn) {
        T value = get(name, shape);
        if (value == null) {
            note(name, has(name) ? "is blank" : "is missing");
        }
        return value == null ? standIn : value;
    }

    <T> @Nullable T get(String name, Shape<T> shape) {
        return has(name)
                ? switch (shape.check(node.get(name))) {
                    case Checked.Fits<T>(var value) -> value;
                    case Checked.Doesnt<T>(String reason) -> {
                        note(name, reason);
                        yield null;
                    }
                }
                : null;
    }

    /** The fields of a nested object. */
    Optional<Fields> object(String name) {
        return Optional.ofNullable(get(name, Shape.OBJECT)).map(nested -> new Fields(nested, path + name + ".", flaws));
    }

    /** The elements of a list, objects or not; empty if there is none. */
    List<Fields> elements(String name, int atMost) {
        List<Fields> elements = new ArrayList<>();
        JsonNode list = get(name, Shape.list(atMost));
        if (list != null) {
            list.forEach(
                    element -> elements.add(new Fields(element, path + name + "[" + elements.size() + "].", flaws)));
        }
        return elements;
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    boolean isText(String name) {
        return node.path(name).isTextual();
    }

    void note(String name, String reason) {
        flaws.note(path + name, reason);
    }
}
