package io.stillwatch.cases;

import io.stillwatch.eventsourcing.sealing.PersonalFields;
import io.stillwatch.eventsourcing.sealing.PersonalFields.Field;
import io.stillwatch.eventsourcing.sealing.PersonalFields.Subject;
import java.util.List;
import java.util.Map;

/**
 * Which fields of a case's events speak about people, and about whom. Those who work on cases are not among them: they appear by the
 * pseudonymous subject of their token, which their issuer can forget, and evidence has to say who decided.
 */
public final class PersonalCaseFields {

    /** What people write may name anybody: each text has a key of its own, so that one can be erased alone. */
    public static final Subject ANYBODY = (_, _, place) -> "text:" + place;

    /** Why one item was taken back is about the account of that item. */
    private static final Subject ITS_ITEM =
            (body, _, _) -> item(body.path("item").asInt());

    private static final String REASON = "reason";

    private PersonalCaseFields() {}

    public static PersonalFields all() {
        return PersonalFields.of(Map.ofEntries(
                says("case-opened-by-hand", "summary"),
                says("note-added", "text"),
                says("case-decided", REASON),
                says("credential-compromise-found", REASON),
                says("case-reopened", REASON),
                says("legal-hold-placed", REASON),
                says("enforcement-requested", REASON),
                says("enforcement-declined", REASON),
                says("enforcement-reversed", REASON),
                Map.entry("enforcement-item-reversed", List.of(new Field(REASON, ITS_ITEM))),
                says("enforcement-frozen", REASON),
                says("appeal-filed", "statement"),
                says("appeal-upheld", REASON),
                says("appeal-overturned", REASON)));
    }

    private static Map.Entry<String, List<Field>> says(String event, String field) {
        return Map.entry(event, List.of(new Field(field, ANYBODY)));
    }

    /** How the key store of an enforcement knows whoever an item is about. */
    public static String item(int item) {
        return "item:" + item;
    }

    /** How the key store knows an account. */
    public static String account(String id) {
        return "account:" + id;
    }
}
