package io.stillwatch.eventsourcing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Names on disk and on the wire are chosen here, never inherited from classes. */
public final class EventNames<E> {

    private final ObjectMapper json;
    private final Map<String, Class<? extends E>> classes;
    private final Map<Class<? extends E>, String> names;

    public EventNames(ObjectMapper json, Map<String, Class<? extends E>> classes) {
        this.json = json;
        this.classes = Map.copyOf(classes);
        this.names = classes.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    public Set<Class<? extends E>> known() {
        return names.keySet();
    }

    /** What they are called. */
    public Set<String> words() {
        return classes.keySet();
    }

    public String nameOf(E event) {
        return find(names, event.getClass());
    }

    public String nameOf(Class<? extends E> event) {
        return find(names, event);
    }

    public String write(E event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write " + nameOf(event), e);
        }
    }

    /** The same as a tree. */
    JsonNode tree(E event) {
        return json.valueToTree(event);
    }

    JsonNode parse(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON", e);
        }
    }

    public E read(String name, String body) {
        return read(name, parse(body));
    }

    E read(String name, JsonNode body) {
        try {
            return json.treeToValue(body, find(classes, name));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot read " + name, e);
        }
    }

    private static <K, V> V find(Map<K, V> map, Object key) {
        V found = map.get(key);
        if (found == null) {
            throw new IllegalArgumentException("No event is registered as " + key);
        }
        return found;
    }
}
