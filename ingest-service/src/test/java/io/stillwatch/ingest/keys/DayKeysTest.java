package io.stillwatch.ingest.keys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DayKeysTest {
    private static final LocalDate DAY = LocalDate.parse("2026-04-22");
    private static final byte[] PLAIN = "acct_1 asked something".getBytes(UTF_8);

    @TempDir
    Path folder;

    @Test
    void what_one_instance_sealed_another_opens() {
        byte[] sealed = new DayKeys(folder).of(DAY).seal(PLAIN, "id");

        assertThat(new DayKeys(folder).existing(DAY).orElseThrow().open(sealed, "id"))
                .isEqualTo(PLAIN);
    }

    @Test
    void what_was_sealed_shows_nothing_and_opens_in_its_own_place_alone() {
        DayKey key = new DayKeys(folder).of(DAY);
        byte[] sealed = key.seal(PLAIN, "id");

        assertThat(new String(sealed, UTF_8)).doesNotContain("acct_1");
        assertThatThrownBy(() -> key.open(sealed, "other")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_destroyed_key_takes_its_day_along_and_no_other() {
        DayKeys keys = new DayKeys(folder);
        byte[] sealed = keys.of(DAY).seal(PLAIN, "id");
        keys.of(DAY.plusDays(1));

        keys.destroy(DAY);

        assertThat(keys.existing(DAY)).isEmpty();
        assertThat(keys.days()).containsExactly(DAY.plusDays(1));
        assertThatThrownBy(() -> keys.of(DAY).open(sealed, "id")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_one_instance_destroyed_no_other_opens() {
        DayKeys serving = new DayKeys(folder);
        DayKeys purging = new DayKeys(folder);
        byte[] sealed = serving.of(DAY).seal(PLAIN, "id");
        serving.of(DAY.plusDays(1));

        purging.destroy(DAY);

        assertThat(serving.stored(DAY)).isEmpty();
        serving.forgetDestroyed();
        assertThat(serving.existing(DAY)).isEmpty();
        assertThat(serving.existing(DAY.plusDays(1))).isPresent();
        assertThatThrownBy(() -> serving.of(DAY).open(sealed, "id")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_key_that_was_only_looked_up_is_not_kept_in_memory() {
        DayKeys keys = new DayKeys(folder);
        new DayKeys(folder).of(DAY);

        assertThat(keys.stored(DAY)).isPresent();
        new DayKeys(folder).destroy(DAY);

        assertThat(keys.existing(DAY)).isEmpty();
    }

    @Test
    void an_account_has_another_name_every_day() {
        DayKeys keys = new DayKeys(folder);

        assertThat(keys.of(DAY).name("acct_1"))
                .isEqualTo(new DayKeys(folder).of(DAY).name("acct_1"))
                .isNotEqualTo(keys.of(DAY).name("acct_2"))
                .isNotEqualTo(keys.of(DAY.plusDays(1)).name("acct_1"));
    }

    @Test
    void instances_that_start_a_day_together_agree_on_its_key() throws IOException {
        List<CompletableFuture<Object>> names = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.<Object>supplyAsync(
                        () -> new DayKeys(folder).of(DAY).name("acct_1")))
                .toList();

        assertThat(names.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        try (var files = Files.list(folder)) {
            assertThat(files)
                    .singleElement()
                    .satisfies(file -> assertThat(Files.getPosixFilePermissions(file))
                            .isEqualTo(PosixFilePermissions.fromString("rw-------")));
        }
    }

    /** Another name of the same file stands for what a disk may keep of it. */
    @Test
    void of_a_destroyed_key_nothing_is_left_in_its_place() throws IOException {
        DayKeys keys = new DayKeys(folder);
        keys.of(DAY);
        Path kept = Files.createLink(folder.resolve("kept"), folder.resolve(DAY + ".key"));
        byte[] secret = Files.readAllBytes(kept);

        keys.destroy(DAY);

        assertThat(Files.readAllBytes(kept)).hasSameSizeAs(secret).isNotEqualTo(secret);
    }

    @Test
    void what_is_called_like_no_day_is_no_key_and_left_alone() throws IOException {
        DayKeys keys = new DayKeys(folder);
        keys.of(DAY);
        Path copy = Files.copy(folder.resolve(DAY + ".key"), folder.resolve(DAY + " copy.key"));

        keys.forgetDestroyed();

        assertThat(keys.days()).containsExactly(DAY);
        assertThat(copy).exists();
    }

    @Test
    void a_key_that_is_put_in_the_place_of_another_is_the_one_that_opens() throws IOException {
        byte[] sealed = new DayKeys(folder).of(DAY).seal(PLAIN, "id");
        Path right = Files.move(folder.resolve(DAY + ".key"), folder.resolve("right"));
        DayKeys keys = new DayKeys(folder);
        keys.of(DAY);
        assertThatThrownBy(() -> keys.open(DAY, sealed, "id")).hasMessageContaining(DAY.toString());

        Files.move(right, folder.resolve(DAY + ".key"), StandardCopyOption.REPLACE_EXISTING);

        assertThat(keys.open(DAY, sealed, "id")).isEqualTo(PLAIN);
    }

    @Test
    void no_nonce_is_used_twice() {
        DayKey key = new DayKeys(folder).of(DAY);
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 70_000; i++) {
            nonces.add(new String(key.seal(PLAIN, "id"), 1, 12, ISO_8859_1));
        }

        assertThat(nonces).hasSize(70_000);
    }
}
