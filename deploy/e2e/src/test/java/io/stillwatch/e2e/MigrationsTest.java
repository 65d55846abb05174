package io.stillwatch.e2e;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pods of the release before work on with the new schema, and come back to it in a roll-back: migrations only widen. */
class MigrationsTest {

    private static final Path PROJECT = Path.of("..", "..");
    private static final List<String> MODULES =
            List.of("event-sourcing", "ingest-service", "scoring-service", "case-service");
    private static final Pattern VERSION = Pattern.compile("<version>(\\d+\\.\\d+\\.\\d+)(?:-SNAPSHOT)?</version>");

    /** From before the first release: nobody who was released reads or writes what they take away. They can't say so, Flyway knows them as they are. */
    private static final Map<String, String> LANDED = Map.of(
            "scoring-service/V114__rollbacks.sql", "a change of policy has to say which it follows",
            "scoring-service/V150__checkpoint_parts.sql", "checkpoints are in pieces; those that were whole go",
            "scoring-service/V160__checkpoint_owners.sql", "a piece of a checkpoint has to say whose it is");

    @Test
    void nothing_that_the_release_before_needs_is_taken_away() throws IOException {
        Version next = next();

        Map<String, List<String>> narrowing = migrations().entrySet().stream()
                .filter(file -> file.getValue()
                        .narrowsSince()
                        .map(Version::parse)
                        .filter(since -> since.compareTo(next) < 0)
                        .isEmpty())
                .collect(toMap(Map.Entry::getKey, file -> file.getValue().narrowing()));
        narrowing.values().removeIf(List::isEmpty);

        assertThat(narrowing).containsOnlyKeys(LANDED.keySet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table t",
                "DROP  TABLE\n t",
                "alter table t drop column c",
                "alter table t add column a text, drop column c",
                "alter table t rename column c to d",
                "alter table t rename to u",
                "alter table t alter column c type bigint",
                "alter table t alter column c set not null",
                "alter table t alter column c drop default",
                "alter table t add column c text not null",
                "alter table t add column c numeric(10, 2) not null, add column d text not null default 'a, b'",
                "alter table t add constraint t_check check (c > 0)",
                "alter table t drop constraint t_pkey",
                "create unique index i on t (c)",
                "create trigger refuse before insert on t execute function f()",
                "create table u (t text references t)",
                "drop function f()",
                "drop index i",
                "truncate t",
                "delete from t",
                "revoke select on t from ${runtime}",
                "revoke execute on function f(int) from ${runtime}",
                "do $$ begin execute 'alter table t drop column c'; end $$",
                "select 1; /* ; */ drop view v; -- the end"
            })
    void what_takes_something_away_narrows(String statement) {
        assertThat(new Migration(statement + ";").narrowing()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table u (a text not null, b text references u); create unique index i on u (a); alter table u drop column a",
                "alter table t add column a text, add column b text not null default 'x, drop column c'",
                "alter table t alter column c drop not null",
                "alter table t set (fillfactor = 80)",
                "create index i on t (c)",
                "grant select on t to ${runtime}",
                "create function f() returns void language plpgsql as $$ begin delete from t; end $$; revoke all on function f() from public",
                "-- drop table t;\nupdate t set c = 1"
            })
    void what_gives_something_more_does_not(String statements) {
        assertThat(new Migration(statements + ";").narrowing()).isEmpty();
    }

    @Test
    void a_file_says_since_when_nothing_needs_what_it_takes_away() {
        assertThat(new Migration("-- Narrows: since 1.2.0 nothing reads t.c.\nalter table t drop column c;")
                        .narrowsSince())
                .hasValue("1.2.0");
        assertThat(new Migration("-- Narrows a little.\nalter table t drop column c;").narrowsSince())
                .isEmpty();
    }

    /** Its Job is made again, and Flyway by itself refuses what it does not know; {@code .ci/secured} runs that. */
    @ParameterizedTest
    @ValueSource(strings = {"ingest", "scoring", "case"})
    void a_release_that_is_gone_back_to_passes_over_migrations_of_the_one_after_it(String service) throws IOException {
        var settings = new Properties();
        try (Reader reader = Files.newBufferedReader(
                PROJECT.resolve(service + "-service/src/main/resources/application.properties"))) {
            settings.load(reader);
        }

        assertThat(settings).containsEntry("quarkus.flyway.ignore-migration-patterns", "*:future");
    }

    /** By file name. */
    private static Map<String, Migration> migrations() throws IOException {
        Map<String, Migration> migrations = new TreeMap<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(PROJECT.resolve(module).resolve("src/main/resources/db"))) {
                files.filter(file -> file.toString().endsWith(".sql"))
                        .forEach(file -> migrations.put(module + "/" + file.getFileName(), read(file)));
            }
        }
        return migrations;
    }

    private static Migration read(Path file) {
        try {
            return new Migration(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The release that is worked on: what it takes away, the one before has to do without already. */
    private static Version next() throws IOException {
        Matcher version = VERSION.matcher(Files.readString(PROJECT.resolve("pom.xml")));
        assertThat(version.find()).isTrue();
        return Version.parse(version.group(1));
    }
}
