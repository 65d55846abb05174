package io.stillwatch.cases.appeals;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.cases.domain.appeal.AppealEvent;
import io.stillwatch.cases.domain.appeal.AppealEvent.AccountRestored;
import io.stillwatch.cases.domain.appeal.AppealEvent.AppealAssigned;
import io.stillwatch.cases.domain.appeal.AppealEvent.AppealFiled;
import io.stillwatch.cases.domain.appeal.AppealEvent.AppealOverturned;
import io.stillwatch.cases.domain.appeal.AppealEvent.AppealUpheld;
import io.stillwatch.eventsourcing.EventNames;
import java.util.Map;

/** What the events of an appeal are called, on disk and on the wire. */
@RegisterForReflection(
        targets = {
            AppealFiled.class,
            AppealAssigned.class,
            AppealUpheld.class,
            AppealOverturned.class,
            AccountRestored.class
        })
public final class AppealEventNames {

    private static final Map<String, Class<? extends AppealEvent>> NAMES = Map.of(
            "appeal-filed", AppealFiled.class,
            "appeal-assigned", AppealAssigned.class,
            "appeal-upheld", AppealUpheld.class,
            "appeal-overturned", AppealOverturned.class,
            "account-restored", AccountRestored.class);

    private AppealEventNames() {}

    public static EventNames<AppealEvent> all() {
        return new EventNames<>(CaseEventNames.JSON, NAMES);
    }
}
