package io.stillwatch.simulator.language;

import io.stillwatch.simulator.Chance;
import java.nio.file.Path;

/** Where words come from: made up by grammars, or once written by real people. */
public interface Language {
    /** Grammars of a few topics; what {@link #from} says it cannot say is made up as well. */
    static Language madeUp() {
        return MadeUp.LANGUAGE;
    }

    /**
     * Prompts of the files in a folder: {@code prompts_benign}, {@code prompts_eval} and {@code prompts_attack} with JSON
     * lines ({@code .jsonl} or {@code .jsonl.gz}) whose {@code text} is a prompt, {@code templates_attack} with {@code
     * .txt} files whose {@code {code}}, if there is one, is the place of the payload. All of them are taken to be in
     * English: Chinese and Japanese stay made up.
     *
     * @throws IllegalArgumentException when a folder is missing or empty, or a line is no such object
     */
    static Language from(Path folder) {
        return RealPrompts.read(folder);
    }

    /** An ordinary person's interests. */
    Voice someone(Chance chance);

    Voice about(String... topics);

    /** Questions about these topics without end, for a campaign to split over its accounts. */
    Corpus corpus(Chance origin, String... topics);

    /** A public set of questions, the same for whoever measures models. */
    Corpus benchmark();

    /** What a course is set, the same for all of its students. */
    Corpus assignments(Chance origin);

    /** A wrapper that is public: anybody may have copied it. */
    Wrapper published();
}
