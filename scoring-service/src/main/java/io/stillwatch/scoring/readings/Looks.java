package io.stillwatch.scoring.readings;

import static io.stillwatch.eventsourcing.audit.ReadingLog.encoded;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.audit.Reader;
import io.stillwatch.eventsourcing.audit.ReadingLog;
import io.stillwatch.eventsourcing.audit.ReadingLog.Look;
import io.stillwatch.scoring.engine.Principal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/**
 * Has people who look written down before they are answered. The provider's gateway is not: it asks about whom it serves, with every request,
 * and shows it to nobody; its look-ups cost no write, and need no store.
 */
@ApplicationScoped
public class Looks {

    private static final Set<String> MACHINES = Set.of("gateway");

    private final ReadingLog readings;
    private final SecurityIdentity caller;

    Looks(ReadingLog readings, SecurityIdentity caller) {
        this.readings = readings;
        this.caller = caller;
    }

    /** Somebody asks for the risks of these, each of which is a look of its own. To be called in the request itself. */
    public Uni<Void> at(List<Principal> principals) {
        return MACHINES.containsAll(caller.getRoles())
                ? Uni.createFrom().voidItem()
                : readings.read(
                        Reader.of(caller), principals.stream().map(Looks::look).toList());
    }

    /** Somebody asks for what may name several accounts. To be called in the request itself. */
    public Uni<Void> at(String path) {
        return readings.read(Reader.of(caller), List.of(new Look(null, path)));
    }

    private static Look look(Principal principal) {
        String endUser = principal.endUser();
        String behind = endUser == null ? "" : "/endUsers/" + encoded(endUser);
        return new Look(principal.account(), "/v1/accounts/" + encoded(principal.account()) + behind + "/risk");
    }
}
