package io.stillwatch.e2e;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A migration, and what of it takes something away from pods of the release before, which go on with the new schema. What is not known to
 * widen narrows, but for tables that the same file makes, which nobody knows yet.
 */
record Migration(String sql) {

    private static final Pattern COMMENT = Pattern.compile("--[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("\\$(\\w*)\\$.*?\\$\\1\\$", Pattern.DOTALL);
    private static final Pattern END = Pattern.compile(";");
    private static final Pattern TEXT = Pattern.compile("'[^']*'");
    private static final Pattern BETWEEN_ACTIONS = Pattern.compile(", ?(?![^(]*\\))");

    private static final Pattern MADE = Pattern.compile("^create table (?:if not exists )?(\\w+) ?\\(");
    private static final Pattern REFERENCE = Pattern.compile("\\breferences (\\w+)");
    private static final Pattern ON_A_TABLE = Pattern.compile(
            "^(?:create (?:unique index|(?:constraint )?trigger) .*? on|alter table(?: only)?) (\\w+)\\b ?(.*)$");
    private static final Pattern WIDENS =
            Pattern.compile("^(?:(?:create (?:or replace )?function|create index|create sequence|grant|insert into"
                    + "|update|select|comment on) .+|revoke [a-z ]+ on function .+ from public)$");
    private static final Pattern IN_A_BLOCK =
            Pattern.compile("\\b(?:add|constraint|delete|drop|not null|rename|revoke|truncate|type)\\b");
    private static final Pattern WIDENS_A_TABLE = Pattern.compile("^(?:add column .+|set \\(.+\\)"
            + "|alter column \\w+ (?:drop not null|set (?:default|storage|statistics|compression) .+))$");
    private static final Pattern WANTS_A_VALUE =
            Pattern.compile("^add column (?!.*\\b(?:default|generated)\\b).*\\b(?:not null|primary key)\\b.*$");

    /** The release since which nothing needs what the file takes away, if it says so. */
    private static final Pattern SAYS = Pattern.compile("(?m)^-- Narrows: since (\\d+\\.\\d+\\.\\d+) nothing .+");

    Optional<String> narrowsSince() {
        return SAYS.matcher(sql).results().map(said -> said.group(1)).findFirst();
    }

    /** The statements that narrow, but for space and case as they stand there. */
    List<String> narrowing() {
        Set<String> made = statements()
                .map(MADE::matcher)
                .filter(Matcher::find)
                .map(table -> table.group(1))
                .collect(toSet());
        return statements().filter(statement -> !widens(statement, made)).toList();
    }

    private Stream<String> statements() {
        String code = COMMENT.matcher(sql).replaceAll(" ").toLowerCase(Locale.ROOT);
        String blocks = BLOCK.matcher(code)
                .replaceAll(block -> Matcher.quoteReplacement(block.group().replace(';', ' ')));
        return END.splitAsStream(blocks)
                .map(statement -> statement.strip().replaceAll("\\s+", " "))
                .filter(statement -> !statement.isEmpty());
    }

    private static boolean widens(String statement, Set<String> made) {
        if (MADE.matcher(statement).find()) {
            return REFERENCE.matcher(statement).results().allMatch(other -> made.contains(other.group(1)));
        }
        if (statement.startsWith("do ")) {
            return !IN_A_BLOCK.matcher(statement).find();
        }
        Matcher table = ON_A_TABLE.matcher(statement);
        if (table.find()) {
            return made.contains(table.group(1))
                    || (statement.startsWith("alter") && actions(table.group(2)).allMatch(Migration::widensATable));
        }
        return WIDENS.matcher(statement).matches();
    }

    private static Stream<String> actions(String alteration) {
        return BETWEEN_ACTIONS.splitAsStream(TEXT.matcher(alteration).replaceAll("''"));
    }

    private static boolean widensATable(String action) {
        return WIDENS_A_TABLE.matcher(action).matches()
                && !WANTS_A_VALUE.matcher(action).matches();
    }
}
