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

    /** The field is the id of an account. */
    public static final Subject THE_ACCOUNT = (_, value, _) -> account(value);

    private static final Field REASON = new Field("reason", ANYBODY);

    private PersonalCaseFields() {}

    public static PersonalFields all() {
        return PersonalFields.of(Map.of(
                "case-opened-by-hand", List.of(new Field("summary", ANYBODY)),
                "note-added", List.of(new Field("text", ANYBODY)),
                "case-decided", List.of(REASON),
                "credential-compromise-found", List.of(REASON),
                "case-reopened", List.of(REASON),
                "legal-hold-placed", List.of(REASON)));
    }

    /** The field is about, or by, the account that another field of the event names. */
    public static Subject theAccountIn(String field) {
        return (body, _, _) -> account(body.path(field).asText());
    }

    /** How the key store knows an account. */
    public static String account(String id) {
        return "account:" + id;
    }
}
