package io.stillwatch.simulator.language;

import io.stillwatch.simulator.Chance;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Prompts that people wrote; what it has no prompts for is made up. */
final class RealPrompts implements Language {
    private static final String PLACE = "{code}";
    private static final int SHORT = 90;
    private static final Chance PUBLIC = new Chance(2024);

    private final List<String> benign;
    private final List<String> followUps;
    private final List<String> evaluation;
    private final List<String> attack;
    private final List<String> templates;

    private RealPrompts(List<String> benign, List<String> evaluation, List<String> attack, List<String> templates) {
        this.benign = benign;
        var brief = benign.stream().filter(prompt -> prompt.length() <= SHORT).toList();
        this.followUps = brief.isEmpty() ? benign : brief;
        this.evaluation = evaluation;
        this.attack = attack;
        this.templates = templates;
    }

    static Language read(Path folder) {
        return new RealPrompts(
                PromptFiles.prompts(folder.resolve("prompts_benign")),
                PromptFiles.prompts(folder.resolve("prompts_eval")),
                PromptFiles.prompts(folder.resolve("prompts_attack")),
                PromptFiles.templates(folder.resolve("templates_attack")));
    }

    @Override
    public Voice someone(Chance chance) {
        return chance.happens(0.86) ? _ -> new Written() : Language.madeUp().about(elsewhere(chance));
    }

    private static String elsewhere(Chance chance) {
        return chance.pick(List.of("coding-zh", "daily-zh", "coding-ja", "daily-ja"));
    }

    @Override
    public Voice about(String... topics) {
        return isMadeUp(topics) ? Language.madeUp().about(topics) : _ -> new Written();
    }

    /** Real openings and short real requests; two in a row have nothing to do with each other. */
    private final class Written implements Voice.Subject {
        @Override
        public String ask(Chance chance) {
            return chance.pick(benign);
        }

        @Override
        public String follow(Chance chance) {
            return chance.pick(followUps);
        }
    }

    @Override
    public Corpus corpus(Chance origin, String... topics) {
        return isMadeUp(topics) ? Language.madeUp().corpus(origin, topics) : new Partition(attack, origin);
    }

    @Override
    public Corpus benchmark() {
        return new Partition(evaluation, PUBLIC);
    }

    @Override
    public Corpus assignments(Chance origin) {
        return number -> origin.fork(number).pick(evaluation);
    }

    @Override
    public Wrapper published() {
        var template = templates.stream()
                .filter(text -> text.contains(PLACE))
                .findFirst()
                .orElse(templates.getFirst());
        var place = template.indexOf(PLACE);
        return place < 0
                ? new Wrapper(template, "")
                : new Wrapper(
                        template.substring(0, place).strip(),
                        template.substring(place + PLACE.length()).strip());
    }

    private static boolean isMadeUp(String... topics) {
        return Stream.of(topics).allMatch(topic -> topic.endsWith("-zh") || topic.endsWith("-ja"));
    }
}
