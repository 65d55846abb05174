package io.stillwatch.cases.enforcement;

import static io.stillwatch.cases.domain.Some.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.cases.domain.CaseDecision;
import io.stillwatch.cases.domain.enforcement.Batches;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.BatchReleased;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementApproved;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementDeclined;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementExpired;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementRequested;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementReversed;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementWithdrawn;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemReinstated;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemReversed;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemsAcknowledged;
import io.stillwatch.cases.domain.enforcement.FreezeEvent.EnforcementFrozen;
import io.stillwatch.cases.domain.enforcement.Ground;
import io.stillwatch.cases.domain.enforcement.Measure;
import io.stillwatch.cases.domain.enforcement.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is kept of an enforcement can be read again, and what is sent is what {@code docs/events} promises. */
class EnforcementContractTest {

    private static final Path SCHEMAS = Path.of("..", "docs", "events", "schemas");
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    private static final String SECRET = "Ms Example of room 5";
    private static final String DIGEST = "0".repeat(64);
    private static final Plan PLAN = new Plan(
            Measure.VERIFY_IDENTITY,
            10,
            1,
            DIGEST,
            new Batches(5, Duration.ofMinutes(5), 7),
            NOON.plusSeconds(60),
            Optional.of(new Ground(CaseDecision.CONFIRMED, 7)));

    static Stream<EnforcementEvent> events() {
        return Stream.of(
                new EnforcementRequested("case_00f3a1b2c4d5e6f7", PLAN, "ana", SECRET, "lea", NOON),
                new EnforcementApproved("max", NOON),
                new EnforcementDeclined(SECRET, "max", NOON),
                new BatchReleased(0, 5, NOON),
                new ItemsAcknowledged(1, 4, 1, 0, DIGEST, NOON),
                new EnforcementReversed(SECRET, "max", NOON),
                new EnforcementExpired(NOON),
                new EnforcementWithdrawn(CaseDecision.CREDENTIAL_COMPROMISE, NOON),
                new ItemReversed(3, SECRET, "max", NOON),
                new ItemReinstated(3, "app_00f3a1b2c4d5e6f7", NOON));
    }

    @Test
    void every_event_is_here_and_has_a_name() {
        assertThat(events().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrder(EnforcementEvent.class.getPermittedSubclasses());
        assertThat(EnforcementEventNames.all().known()).hasSize(EnforcementEvent.class.getPermittedSubclasses().length);
    }

    @ParameterizedTest
    @MethodSource("events")
    void what_was_written_is_read_back(EnforcementEvent event) {
        var names = EnforcementEventNames.all();

        assertThat(names.read(names.nameOf(event), names.write(event))).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void what_is_sent_fits_its_schema_and_holds_no_words_of_people(EnforcementEvent event) throws IOException {
        var body = PublishedEnforcement.of("enf_00f3a1b2c4d5e6f7", "case_00f3a1b2c4d5e6f7", event);
        String sent = CaseEventNames.JSON.writeValueAsString(body);

        fits(body.type(), sent);
        assertThat(body.type()).isEqualTo(EnforcementEventNames.all().nameOf(event) + ".v1");
        assertThat(sent).doesNotContain(SECRET);
    }

    @Test
    void what_was_asked_for_before_grounds_were_kept_rests_on_a_confirmation() {
        String written =
                "{\"caseId\":\"case_1\",\"plan\":{\"measure\":\"watch\",\"items\":1,\"honestLooking\":0,\"digest\":\"d\","
                        + "\"batches\":{\"size\":1,\"pause\":\"PT0S\",\"seed\":1},\"expiresAt\":\"2026-05-23T12:00:00Z\"},"
                        + "\"decidedBy\":\"ana\",\"reason\":\"r\",\"by\":\"lea\",\"at\":\"2026-04-23T12:00:00Z\"}";

        assertThat(EnforcementEventNames.all().read("enforcement-requested", written))
                .isInstanceOfSatisfying(
                        EnforcementRequested.class,
                        requested -> assertThat(requested.plan().decision()).isEqualTo(CaseDecision.CONFIRMED));
    }

    @Test
    void the_freeze_says_who_and_not_why() throws IOException {
        fits(
                Freeze.type(new EnforcementFrozen(SECRET, "ana", NOON)),
                CaseEventNames.JSON.writeValueAsString(new Freeze.Body("ana")));
    }

    @Test
    void what_is_in_force_about_an_account_fits_its_schema() throws IOException {
        String sent = toldOf(new Principal("acct_1", null));

        fits("account-enforcement-changed.v1", sent);
        assertThat(CaseEventNames.JSON.readTree(sent).has("endUser")).isFalse();
    }

    @Test
    void what_is_in_force_about_an_end_user_fits_its_schema_and_says_once_whom_it_is_about() throws IOException {
        String sent = toldOf(new Principal("acct_1", "u_1"));

        fits("end-user-enforcement-changed.v1", sent);
        assertThat(sent).containsOnlyOnce("acct_1").containsOnlyOnce("u_1");
    }

    private static String toldOf(Principal about) {
        var measure = new InForce(
                about.account(),
                about.endUser(),
                "enf_00f3a1b2c4d5e6f7",
                "case_00f3a1b2c4d5e6f7",
                "suspend",
                "applied",
                NOON,
                NOON);
        var reinstatement = new Reinstatement(
                "case_00f3a1b2c4d5e6f7", "cmp_00f3a1b2c4d5e6f7", "app_00f3a1b2c4d5e6f7", about.endUser());
        return new String(Word.write(new Word.Body(about, List.of(measure), List.of(reinstatement))), UTF_8);
    }

    private static void fits(String type, String body) throws IOException {
        String schema = Files.readString(SCHEMAS.resolve(type + ".json"));
        assertThat(REGISTRY.getSchema(schema, InputFormat.JSON).validate(body, InputFormat.JSON))
                .isEmpty();
    }
}
