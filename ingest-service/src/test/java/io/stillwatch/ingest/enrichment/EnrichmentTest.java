package io.stillwatch.ingest.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.stillwatch.ingest.event.AccountFactRecorded;
import io.stillwatch.ingest.fingerprint.Fingerprints;
import io.stillwatch.ingest.fingerprint.LinkingKey;
import io.stillwatch.ingest.reading.AccountFactReader;
import io.stillwatch.ingest.reading.Piece;
import io.stillwatch.ingest.reading.Reading;
import io.stillwatch.ingest.reading.RecordReader;
import io.stillwatch.ingest.reading.Times;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrichmentTest {
    private static final Instant NOW = Instant.parse("2026-04-22T08:15:30Z");
    private static final Instant NEXT_HOUR = Instant.parse("2026-04-22T09:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    @Test
    void an_address_is_what_the_tables_say_that_hold_it() throws IOException {
        write("data-centre.txt", "198.51.100.0/24 # a cloud", "2001:db8::/32", "", "# nothing", "203.0.113.7");
        write("tor.txt", "198.51.100.8/32", "198.51.100.0/28");

        Tables tables = enrichment().at(NOW);

        assertThat(kinds(tables, "198.51.100.7")).containsExactly("data-centre", "tor");
        assertThat(kinds(tables, "198.51.100.255")).containsExactly("data-centre");
        assertThat(kinds(tables, "198.51.101.0")).isEmpty();
        assertThat(kinds(tables, "203.0.113.7")).containsExactly("data-centre");
        assertThat(kinds(tables, "203.0.113.8")).isEmpty();
        assertThat(kinds(tables, "2001:db8:ffff::1")).containsExactly("data-centre");
        assertThat(kinds(tables, "2001:db9::1")).isEmpty();
        assertThat(kinds(tables, "::1")).isEmpty();
    }

    @Test
    void networks_that_overlap_hold_what_each_of_them_holds() throws IOException {
        write("vpn.txt", "10.0.0.0/8", "10.1.0.0/16", "10.255.255.255", "11.0.0.0/8", "0.0.0.0/32", "255.255.255.255");

        Tables tables = enrichment().at(NOW);

        for (String address : List.of("10.0.0.0", "10.200.0.1", "11.255.255.255", "0.0.0.0", "255.255.255.255")) {
            assertThat(kinds(tables, address)).as(address).containsExactly("vpn");
        }
        assertThat(kinds(tables, "9.255.255.255")).isEmpty();
        assertThat(kinds(tables, "12.0.0.0")).isEmpty();
    }

    @Test
    void a_domain_is_disposable_with_all_that_lie_under_it() throws IOException {
        write("disposable-mail.txt", "Trash.example", "two.parts.example");

        Tables tables = enrichment().at(NOW);

        assertThat(tables.isDisposable("trash.example")).isTrue();
        assertThat(tables.isDisposable("a.b.TRASH.example")).isTrue();
        assertThat(tables.isDisposable("parts.example")).isFalse();
        assertThat(tables.isDisposable("nottrash.example")).isFalse();
        assertThat(tables.knowOrigins()).isFalse();
    }

    @Test
    void a_file_without_end_is_named_and_leaves_everything_as_it_is() throws IOException {
        write("vpn.txt", "192.0.2.0/24");
        Enrichment enrichment = enrichment();
        String version = enrichment.at(NOW).version();

        Files.createSymbolicLink(folder.resolve("tor.txt"), Path.of("/dev/zero"));
        enrichment.look();

        assertThat(enrichment.at(NEXT_HOUR).version()).isEqualTo(version);
        assertThat(TablesInUse.of(enrichment).refused())
                .extracting(bad -> bad.file() + " " + bad.line() + " " + bad.reason())
                .containsExactly("tor.txt 0 is longer than 8388608 bytes");
    }

    @Test
    void a_bad_line_is_named_and_leaves_everything_as_it_is() throws IOException {
        write("vpn.txt", "192.0.2.0/24");
        Enrichment enrichment = enrichment();
        String version = enrichment.at(NOW).version();

        write("vpn.txt", "192.0.2.0/24", "192.0.2.1/24", "10.0.0.0/33", "2001:db8::/65", "localhost", "");
        write("disposable-mail.txt", "somebody@mail.example");
        enrichment.look();

        assertThat(enrichment.at(NEXT_HOUR).version()).isEqualTo(version);
        assertThat(TablesInUse.of(enrichment).refused())
                .extracting(bad -> bad.file() + " " + bad.line())
                .containsExactly("vpn.txt 2", "vpn.txt 3", "vpn.txt 4", "vpn.txt 5", "disposable-mail.txt 1");
    }

    /** Java reads 1.2.3 as 1.2.0.3. */
    @Test
    void what_could_be_meant_in_two_ways_is_a_bad_line() throws IOException {
        write("tor.txt", "1.2.3", "1.2.3/24", "16909060", "2001:db8::5/64", "10.0.0.0/", "10.0.0.0/8/8");

        assertThat(TablesInUse.of(enrichment()).refused()).hasSize(6);
    }

    /** As lists of Tor's exits have them. */
    @Test
    void one_address_of_ipv6_is_its_network() throws IOException {
        write("tor.txt", "2001:db8::5");

        Tables tables = enrichment().at(NOW);

        assertThat(kinds(tables, "2001:db8::6")).containsExactly("tor");
        assertThat(kinds(tables, "2001:db8:0:1::5")).isEmpty();
    }

    @Test
    void the_first_tables_put_into_a_running_service_count_from_the_next_hour_on() throws IOException {
        Enrichment enrichment = enrichment();
        write("vpn.txt", "192.0.2.0/24");
        enrichment.look();

        assertThat(enrichment.at(NEXT_HOUR.minusNanos(1)).version()).isEmpty();
        assertThat(enrichment.at(NEXT_HOUR).version()).hasSize(12);
        assertThat(TablesInUse.of(enrichment).since()).isEqualTo(NEXT_HOUR);
    }

    @Test
    void a_folder_that_vanishes_leaves_everything_as_it_is_and_is_named() throws IOException {
        write("vpn.txt", "192.0.2.0/24");
        Enrichment enrichment = enrichment();
        String version = enrichment.at(NOW).version();
        Path elsewhere = folder.resolveSibling(folder.getFileName() + "-elsewhere");
        Files.move(folder, elsewhere);
        enrichment.look();

        assertThat(enrichment.at(NEXT_HOUR).version()).isEqualTo(version);
        assertThat(TablesInUse.of(enrichment).refused())
                .extracting(TablesInUse.BadLine::file, TablesInUse.BadLine::line)
                .containsExactly(tuple(folder.toString(), 0));

        Files.move(elsewhere, folder);
        enrichment.look();
        assertThat(TablesInUse.of(enrichment).refused()).isEmpty();
    }

    @Test
    void a_file_that_cannot_be_read_leaves_everything_as_it_is_and_is_named() throws IOException {
        write("vpn.txt", "192.0.2.0/24");
        Enrichment enrichment = enrichment();
        Files.createDirectory(folder.resolve("tor.txt"));
        enrichment.look();

        assertThat(enrichment.at(NEXT_HOUR)).isEqualTo(enrichment.at(NOW));
        assertThat(TablesInUse.of(enrichment).refused())
                .extracting(TablesInUse.BadLine::file, TablesInUse.BadLine::line)
                .containsExactly(tuple("tor.txt", 0));
    }

    @Test
    void a_new_version_counts_from_the_next_hour_on() throws IOException {
        write("vpn.txt", "192.0.2.0/24");
        Enrichment enrichment = enrichment();
        String first = enrichment.at(NOW).version();
        write("vpn.txt", "192.0.2.0/24", "198.51.100.0/24");
        enrichment.look();
        enrichment.look();

        assertThat(enrichment.at(NEXT_HOUR.minusNanos(1)).version()).isEqualTo(first);
        assertThat(enrichment.at(NEXT_HOUR).version()).isNotEqualTo(first).hasSize(12);
        assertThat(TablesInUse.of(enrichment)).satisfies(shown -> {
            assertThat(shown.since()).isEqualTo(NEXT_HOUR);
            assertThat(shown.before()).isEqualTo(first);
            assertThat(shown.entries()).containsEntry("vpn.txt", 2);
        });
    }

    @Test
    void of_two_new_versions_in_one_hour_neither_counts_before_the_next() throws IOException {
        write("vpn.txt", "192.0.2.0/24");
        Enrichment enrichment = enrichment();
        String first = enrichment.at(NOW).version();
        write("vpn.txt", "198.51.100.0/24");
        enrichment.look();
        write("vpn.txt", "203.0.113.0/24");
        enrichment.look();

        assertThat(enrichment.at(NEXT_HOUR.minusNanos(1)).version()).isEqualTo(first);
    }

    /** Accounts were opened long before anybody had a table of mail domains. */
    @Test
    void facts_of_whatever_time_are_judged_by_the_newest_tables() throws IOException {
        Enrichment enrichment = enrichment();
        RecordReader<AccountFactRecorded> facts = AccountFactReader.with(
                new Fingerprints(LinkingKey.of(new byte[32], 1)),
                Optional.empty(),
                enrichment,
                new Times(Clock.fixed(NOW, ZoneOffset.UTC)));
        write("disposable-mail.txt", "trash.example");
        enrichment.look();

        assertThat(List.of("2019-11-01T00:00:00Z", NOW.toString()))
                .extracting(time -> disposable(facts, time))
                .containsOnly(true);
    }

    @Test
    void the_same_entries_are_the_same_version_whatever_the_comments() throws IOException {
        write("tor.txt", "192.0.2.0/24 # one");
        String version = enrichment().at(NOW).version();
        write("tor.txt", "# other", "192.0.2.0/24");

        assertThat(enrichment().at(NOW).version()).isEqualTo(version);
        assertThat(Enrichment.none().at(NOW).version()).isEmpty();
    }

    private static @Nullable Boolean disposable(RecordReader<AccountFactRecorded> facts, String time) {
        byte[] line = "{\"account\":\"acct_1\",\"time\":\"%s\",\"emailDomain\":\"trash.example\"}"
                .formatted(time)
                .getBytes(StandardCharsets.UTF_8);
        return ((Reading.Taken<AccountFactRecorded>) facts.read(new Piece(1, line, 0, line.length)))
                .record()
                .disposableDomain();
    }

    private Enrichment enrichment() {
        return new Enrichment(Optional.of(folder), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void write(String file, String... lines) throws IOException {
        Files.write(folder.resolve(file), List.of(lines));
    }

    private static List<String> kinds(Tables tables, String address) {
        return tables.kinds(InetAddress.ofLiteral(address).getAddress());
    }
}
