package io.stillwatch.eventsourcing.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubjectKeyTest {

    private static final String PLACE = "case_1/7/text";

    @TempDir
    Path folder;

    private final SubjectKey key = SubjectKey.fresh();

    @Test
    void what_is_sealed_opens_where_it_was_sealed_and_reads_as_nothing_meanwhile() {
        String sealed = key.seal("Ms Example", PLACE);

        assertThat(sealed).doesNotContain("Example");
        assertThat(key.open(sealed, PLACE)).isEqualTo("Ms Example");
    }

    @Test
    void the_same_text_is_sealed_differently_each_time() {
        assertThat(key.seal("acct_1", PLACE)).isNotEqualTo(key.seal("acct_1", PLACE));
    }

    @Test
    void it_opens_in_no_other_place_and_with_no_other_key() {
        String sealed = key.seal("Ms Example", PLACE);

        assertThatThrownBy(() -> key.open(sealed, "case_1/8/text")).hasMessageContaining("was changed");
        assertThatThrownBy(() -> SubjectKey.fresh().open(sealed, PLACE)).hasMessageContaining("was changed");
    }

    @Test
    void a_key_that_is_wrapped_comes_back_under_the_same_master_key_only() throws IOException {
        MasterKey master = MasterKey.in(file("one", 32, 1));
        SubjectKeyRow row = new SubjectKeyRow();
        row.id = key.id();
        row.wrapped = master.wrap(key);
        row.master = master.name();

        assertThat(master.unwrap(row)).isEqualTo(key);
        MasterKey other = MasterKey.in(file("two", 32, 2));
        assertThatThrownBy(() -> other.unwrap(row)).hasMessageContaining("is wrapped by master key " + master.name());
    }

    @Test
    void a_master_key_of_another_length_is_none() throws IOException {
        Path shorter = file("short", 31, 1);

        assertThatThrownBy(() -> MasterKey.in(shorter)).hasMessageContaining("has 31 bytes, not 32");
    }

    @Test
    void a_key_says_its_id_and_not_itself() {
        assertThat(key.toString().getBytes(UTF_8)).hasSize(64);
    }

    private Path file(String name, int bytes, int content) throws IOException {
        byte[] secret = new byte[bytes];
        secret[0] = (byte) content;
        return Files.write(folder.resolve(name), secret);
    }
}
