package io.stillwatch.cases.requests;

import io.stillwatch.cases.domain.Actor;
import io.stillwatch.cases.domain.CaseCommand;
import io.stillwatch.cases.domain.CaseCommand.CloseCase;
import io.stillwatch.cases.domain.CaseCommand.ReleaseLegalHold;
import io.stillwatch.cases.domain.CaseCommand.StartInvestigation;
import java.time.Instant;

/** A command whose name says everything. */
enum Step implements CaseRequest {
    START("start") {
        @Override
        public CaseCommand command(Actor by, Instant at) {
            return new StartInvestigation(by, at);
        }
    },
    CLOSE("close") {
        @Override
        public CaseCommand command(Actor by, Instant at) {
            return new CloseCase(by, at);
        }
    },
    RELEASE("release-hold") {
        @Override
        public CaseCommand command(Actor by, Instant at) {
            return new ReleaseLegalHold(by, at);
        }
    };

    private final String verb;

    Step(String verb) {
        this.verb = verb;
    }

    @Override
    public String verb() {
        return verb;
    }
}
