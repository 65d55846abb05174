package io.stillwatch.eventsourcing.sealing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.LoggedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Seals the personal fields of events on their way to the disk and opens them on their way back; the chain sees them sealed. */
public final class Sealing {

    private static final String KEY = "key";
    private static final String SEALED = "sealed";
    private static final int SHOWN = 16;
    private static final TextNode CLOSED = TextNode.valueOf("sealed");

    private final ObjectMapper json;
    private final PersonalFields fields;
    private final SubjectKeys keys;

    public Sealing(ObjectMapper json, PersonalFields fields, SubjectKeys keys) {
        this.json = json;
        this.fields = fields;
        this.keys = keys;
    }

    /**
     * Seals the bodies of new events of one stream, in place; whoever calls has the stream's turn.
     *
     * @return the keys that are new, to be kept with the events
     */
    public Uni<List<SubjectKeyRow>> seal(Mutiny.StatelessSession session, String stream, List<Draft> drafts) {
        List<Named> named = drafts.stream().flatMap(this::named).toList();
        return keys.of(session, stream, subjects(named, false), subjects(named, true))
                .invoke(found -> drafts.forEach(draft -> seal(stream, draft, found.bySubject())))
                .map(SubjectKeys.Found::fresh);
    }

    /** Keeps keys that are new. */
    public Uni<Void> keep(Mutiny.StatelessSession session, List<SubjectKeyRow> fresh) {
        return keys.keep(session, fresh);
    }

    /** A field's subject, and whether it names the field's place, which nothing stood at before. */
    private record Named(String subject, boolean isNew) {}

    private Stream<Named> named(Draft draft) {
        return fields.in(draft.type(), draft.body()).stream()
                .map(field -> new Named(
                        subject(field, draft), subject(field, draft).endsWith(draft.sequence() + field.pointer())));
    }

    private static Set<String> subjects(List<Named> named, boolean areNew) {
        return named.stream()
                .filter(one -> one.isNew() == areNew)
                .map(Named::subject)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** An event that is about to be written. */
    public record Draft(long sequence, String type, JsonNode body) {}

    /** Reads bodies of one stream with the keys they need. What was erased reads {@code erased:} and the beginning of the key's id. */
    public Uni<Function<LoggedEvent, JsonNode>> opening(
            Mutiny.StatelessSession session, String stream, List<LoggedEvent> rows) {
        Set<String> ids = rows.stream().flatMap(this::keysIn).collect(Collectors.toUnmodifiableSet());
        return keys.open(session, stream, ids).map(found -> row -> open(row, found));
    }

    /** A body with nothing in place of what is sealed, for those who need not know. */
    public JsonNode closed(LoggedEvent row) {
        JsonNode body = parse(row.body);
        for (PersonalFields.Found field : fields.in(row.type, body)) {
            if (field.node().isObject()) {
                field.replace().accept(CLOSED);
            }
        }
        return body;
    }

    /** The ids of the keys that seal something in this event. */
    public Stream<String> keysIn(LoggedEvent row) {
        return fields.concern(row.type)
                ? fields.in(row.type, parse(row.body)).stream()
                        .filter(found -> found.node().isObject())
                        .map(found -> found.node().path(KEY).asText())
                : Stream.empty();
    }

    /** What stands open in the fields of an event that are sealed on disk. */
    public Stream<String> written(LoggedEvent row, JsonNode opened) {
        return fields.in(row.type, opened).stream().map(found -> found.node().asText());
    }

    /** What stands in place of a text whose key was destroyed. */
    public static String erased(String keyId) {
        return "erased:" + keyId.substring(0, SHOWN);
    }

    private void seal(String stream, Draft draft, Map<String, SubjectKey> found) {
        // Whom a field is about may stand in another field that is sealed as well: first ask, then seal.
        List<PersonalFields.Found> personal = fields.in(draft.type(), draft.body());
        List<String> subjects =
                personal.stream().map(field -> subject(field, draft)).toList();
        for (int i = 0; i < personal.size(); i++) {
            PersonalFields.Found field = personal.get(i);
            SubjectKey key = key(found, subjects.get(i));
            String sealed = key.seal(field.node().asText(), place(stream, draft.sequence(), field));
            field.replace()
                    .accept(JsonNodeFactory.instance
                            .objectNode()
                            .put(KEY, key.id())
                            .put(SEALED, sealed));
        }
    }

    private JsonNode open(LoggedEvent row, Map<String, SubjectKey> found) {
        JsonNode body = parse(row.body);
        for (PersonalFields.Found field : fields.in(row.type, body)) {
            if (field.node().isObject()) {
                String id = field.node().path(KEY).asText();
                SubjectKey key = found.get(id);
                field.replace()
                        .accept(TextNode.valueOf(
                                key == null
                                        ? erased(id)
                                        : key.open(
                                                field.node().path(SEALED).asText(),
                                                place(row.stream, row.sequence, field))));
            }
        }
        return body;
    }

    private static SubjectKey key(Map<String, SubjectKey> found, String subject) {
        SubjectKey key = found.get(subject);
        if (key == null) {
            throw new IllegalStateException("A subject has no key");
        }
        return key;
    }

    private static String subject(PersonalFields.Found field, Draft draft) {
        String place = draft.sequence() + field.pointer();
        return field.subject().of(draft.body(), field.node().asText(), place);
    }

    private static String place(String stream, long sequence, PersonalFields.Found field) {
        return stream + "/" + sequence + field.pointer();
    }

    private JsonNode parse(String body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("A body that was kept can't be read", e);
        }
    }
}
