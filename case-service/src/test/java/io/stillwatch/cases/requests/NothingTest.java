package io.stillwatch.cases.requests;

import static io.stillwatch.cases.Http.lea;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.asking.Answer;
import io.stillwatch.local.StillwatchTestResource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A command that needs no body is no place for fields either: whoever sends one means something that would not happen. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class NothingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/cases/case_0000000000000000/start",
                "/v1/cases/case_0000000000000000/close",
                "/v1/cases/case_0000000000000000/release-hold",
                "/v1/enforcements/enf_0000000000000000/approve",
                "/v1/enforcements/thaw"
            })
    void a_field_that_is_not_known_is_named_and_no_body_needed(String path) {
        lea().contentType("application/json")
                .body("{\"until\":\"tomorrow\"}")
                .post(path)
                .hasStatus(400)
                .has("type", endsWith("/invalid-body"))
                .has("detail", equalTo("Field 'until' is not known here."));
        lea().contentType("application/json")
                .body("[1]")
                .post(path)
                .hasStatus(400)
                .has("type", endsWith("/invalid-body"));

        Answer empty = lea().contentType("application/json").body("{}").post(path);
        Answer none = lea().contentType("application/json").post(path);

        assertThat(empty.statusCode()).isEqualTo(none.statusCode()).isEqualTo(path.endsWith("/thaw") ? 200 : 404);
    }
}
