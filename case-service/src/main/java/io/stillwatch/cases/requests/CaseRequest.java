package io.stillwatch.cases.requests;

import io.stillwatch.cases.domain.Actor;
import io.stillwatch.cases.domain.CaseCommand;
import java.time.Instant;

/** The body of a command; turning it into the command names the field that does not fit. */
public interface CaseRequest {

    /** What the command is called in the path. */
    String verb();

    CaseCommand command(Actor by, Instant at);
}
