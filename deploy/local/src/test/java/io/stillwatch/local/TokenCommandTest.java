package io.stillwatch.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;

/** A token is printed for whoever asks for one on the machine of a suite. */
class TokenCommandTest extends OverheardCommands {

    @Test
    void a_token_needs_exactly_one_list_of_roles() throws IOException {
        assertThat(run("token")).isEqualTo(2);
        assertThat(complaints()).contains("Name one role, or several with commas between them");
    }

    @Test
    void a_token_is_for_a_suite_that_has_been_started() throws IOException {
        assertThat(run("token", "analyst", "--data", folder.toString())).isEqualTo(1);
        assertThat(complaints()).contains("No suite has been started on " + folder);
    }

    @Test
    void a_token_is_all_that_is_printed_so_that_scripts_can_use_it() throws IOException {
        Tokens.keptIn(folder.resolve("keys"));
        assertThat(run("token", "analyst,lead", "--data", folder.toString())).isZero();
        assertThat(output.toString(StandardCharsets.UTF_8)).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\\R");
    }

    @Test
    void a_second_person_has_a_token_of_their_own() throws IOException, InvalidJwtException, MalformedClaimException {
        Tokens.keptIn(folder.resolve("keys"));
        assertThat(run("token", "lead", "--as", "max", "--data", folder.toString()))
                .isZero();
        assertThat(subject()).isEqualTo("max");
        output.reset();
        run("token", "lead", "--data", folder.toString());
        assertThat(subject()).isEqualTo(System.getProperty("user.name"));
    }

    @Test
    void nobody_is_no_person() throws IOException {
        Tokens.keptIn(folder.resolve("keys"));
        assertThat(run("token", "lead", "--as", " ", "--data", folder.toString()))
                .isEqualTo(2);
        assertThat(complaints()).contains("--as needs a name");
    }

    private String subject() throws InvalidJwtException, MalformedClaimException {
        return new JwtConsumerBuilder()
                .setSkipSignatureVerification()
                .setExpectedAudience(Tokens.AUDIENCE)
                .build()
                .processToClaims(output.toString(StandardCharsets.UTF_8).strip())
                .getSubject();
    }
}
