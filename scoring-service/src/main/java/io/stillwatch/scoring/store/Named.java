package io.stillwatch.scoring.store;

import io.stillwatch.eventsourcing.PrincipalName;
import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.eventsourcing.ProblemException;
import java.util.Optional;

/** Accounts and end users as a request names them, of the one shape that they have everywhere: nobody else was ever let in. */
public final class Named {

    private Named() {}

    /**
     * The name, where it is one.
     *
     * @throws ProblemException 400 that names the parameter of the path
     */
    public static String inPath(String parameter, String name) {
        return checked("invalid-field", "A field is not acceptable", parameter, name);
    }

    /**
     * The same in a body.
     *
     * @throws ProblemException 400 that names the field
     */
    public static String inBody(String field, String name) {
        return checked("invalid-body", "The body does not fit", field, name);
    }

    private static String checked(String problem, String title, String field, String name) {
        PrincipalName.flaw(name).or(() -> blank(name)).ifPresent(flaw -> {
            throw Problem.of(problem, 400, title, "'" + field + "' " + flaw + ".")
                    .asException();
        });
        return name;
    }

    private static Optional<String> blank(String name) {
        return name.isBlank() ? Optional.of("is missing") : Optional.empty();
    }
}
