package io.stillwatch.ingest.fingerprint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sketches inputs with the working memory of one thread. */
final class Sketcher {
    /** Above this many characters tokens may take megabytes. */
    private static final int LONG = 8_192;

    private static final int PHRASE = 256;

    private final SipHash hash;
    private final SystemPrompts systemPrompts;
    private final Semaphore longOnes;
    private final Tagger tagger;
    private final Tokens tokens;
    private final Selection selection;
    private final Smallest selected = new Smallest(Selection.AT_MOST);
    private byte[] phrase = new byte[PHRASE];

    /** @param longOnes a permit for each long text that may be sketched at once, by all threads */
    Sketcher(LinkingKey key, SystemPrompts systemPrompts, Semaphore longOnes) {
        this.hash = new SipHash(key.selectionKey());
        this.systemPrompts = systemPrompts;
        this.longOnes = longOnes;
        tagger = new Tagger(key);
        tokens = new Tokens(hash);
        selection = new Selection(hash);
    }

    Tagger tagger() {
        return tagger;
    }

    /** Bytes that it keeps from one text to the next. */
    int kept() {
        return tokens.kept() + phrase.length;
    }

    Content sketch(Input input) {
        SystemPrompts.Sketch system = input.system() == null ? null : system(input.system());
        return inTurn(input.prompt(), () -> content(input.prompt(), input.turn(), system));
    }

    private Content content(String prompt, int turn, SystemPrompts.@Nullable Sketch system) {
        Scripts scripts = new Scripts();
        String digest = digest(TagKind.INPUT, prompt, scripts);
        Structure structure = Structure.of(prompt);
        List<String> masked = masked(TagKind.PHRASE);
        return new Content(
                prompt.codePointCount(0, prompt.length()),
                tokens.size(),
                turn,
                scripts.dominant(),
                structure.codeFences(),
                structure.formulas(),
                digest,
                masked,
                exact(masked),
                system == null ? null : system.digest(),
                system == null ? List.of() : system.shingles());
    }

    private SystemPrompts.Sketch system(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long known = hash.hash(bytes, 0, bytes.length);
        return systemPrompts.get(
                known,
                () -> inTurn(text, () -> {
                    String digest = digest(TagKind.SYSTEM_INPUT, text, new Scripts());
                    return new SystemPrompts.Sketch(digest, masked(TagKind.SYSTEM_PHRASE));
                }));
    }

    /** Sketches a text when it is its turn, and lets go of what it needed: the thread may have nothing to do for long. */
    private <T> T inTurn(String text, Supplier<T> sketch) {
        boolean isLong = text.length() > LONG;
        if (isLong) {
            longOnes.acquireUninterruptibly();
        }
        try {
            return sketch.get();
        } finally {
            tokens.clear();
            phrase = phrase.length > LONG ? new byte[PHRASE] : phrase;
            if (isLong) {
                longOnes.release();
            }
        }
    }

    /** The tag of the whole text; its 5-grams stay selected for what follows. */
    private String digest(TagKind kind, String text, Scripts scripts) {
        Tokenizer.split(text, tokens, scripts);
        selection.select(tokens, selected);
        return tagger.tag(kind, tokens.text(), 0, tokens.length());
    }

    private List<String> masked(TagKind kind) {
        List<String> tags = new ArrayList<>(selected.size());
        for (int i = 0; i < selected.size(); i++) {
            // Writing may need a larger buffer: it comes first.
            int length = write(selected.place(i), true);
            tags.add(tagger.tag(kind, phrase, 0, length));
        }
        return List.copyOf(tags);
    }

    /** Without a digit both forms are the same text, and one MAC serves both. */
    private List<String> exact(List<String> masked) {
        List<String> tags = new ArrayList<>(masked);
        for (int i = 0; i < selected.size(); i++) {
            if (hasMask(selected.place(i))) {
                int length = write(selected.place(i), false);
                tags.set(i, tagger.tag(TagKind.PHRASE, phrase, 0, length));
            }
        }
        return List.copyOf(tags);
    }

    private boolean hasMask(int first) {
        boolean found = false;
        for (int token = first; token < first + Selection.GRAM; token++) {
            found |= tokens.isMasked(token);
        }
        return found;
    }

    /** Writes the five tokens with a blank after each; returns the length. */
    private int write(int first, boolean masked) {
        int length = 0;
        for (int token = first; token < first + Selection.GRAM; token++) {
            if (masked && tokens.isMasked(token)) {
                phrase[length++] = Tokens.MASK;
            } else {
                int bytes = tokens.end(token) - tokens.start(token);
                room(length + bytes);
                System.arraycopy(tokens.text(), tokens.start(token), phrase, length, bytes);
                length += bytes;
            }
            phrase[length++] = ' ';
        }
        return length;
    }

    /** Makes room, for the masks and blanks of the other tokens as well. */
    private void room(int length) {
        int needed = length + 2 * Selection.GRAM;
        if (needed > phrase.length) {
            phrase = Arrays.copyOf(phrase, Math.max(needed, phrase.length * 2));
        }
    }
}
