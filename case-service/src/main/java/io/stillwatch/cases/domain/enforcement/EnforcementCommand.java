package io.stillwatch.cases.domain.enforcement;

import io.stillwatch.cases.domain.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What can be asked of an enforcement; time, seed and what others say travel in the command. */
public sealed interface EnforcementCommand {

    /**
     * The reason may name people.
     *
     * @param strangers places in the request, {@code accounts[0]}, of those that are named and are no members
     */
    record RequestEnforcement(
            String caseId, Standing standing, Plan plan, List<String> strangers, String reason, Actor by, Instant at)
            implements EnforcementCommand {
        public RequestEnforcement {
            strangers = List.copyOf(strangers);
        }

        /** Of members. */
        public RequestEnforcement(String caseId, Standing standing, Plan plan, String reason, Actor by, Instant at) {
            this(caseId, standing, plan, List.of(), reason, by, at);
        }
    }

    /**
     * A second look.
     *
     * @param frozen whether all enforcement is
     * @param touched how many accounts, and known end users of them, the measures of the case would touch together
     * @param standForMany how many of the accounts stand for many customers, of whom nobody knows how many there are
     * @param alone up to how many of them the requester may approve as well
     * @param openedBy who opened the case by hand, empty if a campaign did
     */
    record ApproveEnforcement(
            Standing standing,
            boolean frozen,
            int touched,
            int standForMany,
            int alone,
            Optional<String> openedBy,
            Actor by,
            Instant at)
            implements EnforcementCommand {

        /** In a case that a campaign opened. */
        public ApproveEnforcement(Standing standing, boolean frozen, int touched, int alone, Actor by, Instant at) {
            this(standing, frozen, touched, 0, alone, Optional.empty(), by, at);
        }
    }

    record DeclineEnforcement(String reason, Actor by, Instant at) implements EnforcementCommand {}

    /** The clock asks; nothing happens unless a batch is due. */
    record ReleaseBatch(Standing standing, boolean frozen, Instant at) implements EnforcementCommand {}

    /** What the provider's system acknowledged since the last time, all items together. */
    record RecordAcknowledgements(int applied, int refused, int lifted, String digest, Instant at)
            implements EnforcementCommand {}

    /** One call takes back everything. */
    record ReverseEnforcement(String reason, Actor by, Instant at) implements EnforcementCommand {}

    /** The clock asks; nothing happens before its time. */
    record ExpireEnforcement(Instant at) implements EnforcementCommand {}

    /** The clock asks; nothing happens unless the case was decided otherwise since. */
    record WithdrawEnforcement(Standing standing, Instant at) implements EnforcementCommand {}

    /** Takes back one item; {@code item} is its number. */
    record ReverseItem(int item, String reason, Actor by, Instant at) implements EnforcementCommand {}

    /** The clock asks; what nothing supports any more is taken back without anybody asking. */
    record DropItems(List<Unsupported> items, Instant at) implements EnforcementCommand {
        public DropItems {
            items = List.copyOf(items);
        }
    }

    /** An appeal was won. */
    record ReinstateItem(int item, String appeal, Instant at) implements EnforcementCommand {}
}
