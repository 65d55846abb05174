package io.stillwatch.scoring.engine.account;

import io.stillwatch.scoring.engine.Interaction.Content;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.statistics.Mix;
import io.stillwatch.scoring.engine.table.LongCounts;
import io.stillwatch.scoring.engine.table.SmallestHashes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Tells an account's wrapper, what it repeats in prompt after prompt, from the payload inside it. Frequent items as in Metwally et al.,
 * ICDT 2005, but pruned only when a tick closes: highest counts first and, among equals, smallest hash, so that what is kept does not
 * depend on the order of arrival.
 */
public final class Prompts {
    private final SmallestHashes digests;
    private final SmallestHashes payloads;
    private LongCounts shingles = new LongCounts();
    private int distinct;

    Prompts(Policy.Sketches sizes) {
        this(new SmallestHashes(sizes.prompts()), new SmallestHashes(sizes.payloads()));
    }

    private Prompts(SmallestHashes digests, SmallestHashes payloads) {
        this.digests = digests;
        this.payloads = payloads;
    }

    /** A prompt that is sent again is no second use of its phrases: only distinct prompts make a wrapper. */
    public void learn(Content content) {
        if (!digests.add(Mix.of(content.digest()))) {
            return;
        }
        distinct++;
        count(content);
    }

    /** A prompt under the linking key before, by which it is known, and under the one that will stay. */
    public void learn(Content before, Content content) {
        int known = distinct;
        learn(before);
        if (distinct > known) {
            count(content);
        }
    }

    private void count(Content content) {
        for (int i = 0; i < content.shingles().size(); i++) {
            shingles.add(content.shingles().get(i), 1);
        }
    }

    /** Of each shingle, whether it stands in at least max(4, 5 %) of the distinct prompts. */
    public boolean[] wrapper(Content content, Policy.Sketches rule) {
        double least = Math.max(rule.wrapperPrompts(), rule.wrapperShare() * distinct);
        boolean[] wrapper = new boolean[content.shingles().size()];
        for (int i = 0; i < wrapper.length; i++) {
            wrapper[i] = shingles.get(content.shingles().get(i)) >= least;
        }
        return wrapper;
    }

    /** The two smallest exact 5-grams outside the wrapper; the whole prompt where there are none. */
    public static long payload(Content content, boolean[] wrapper) {
        long smallest = 0;
        long second = 0;
        for (int i = 0; i < content.exact().size(); i++) {
            long exact = content.exact().get(i);
            if (!wrapper[i] && exact != smallest && exact != second) {
                boolean leads = smallest == 0 || Long.compareUnsigned(exact, smallest) < 0;
                second = leads ? smallest : second == 0 || Long.compareUnsigned(exact, second) < 0 ? exact : second;
                smallest = leads ? exact : smallest;
            }
        }
        return smallest == 0 ? Mix.of(content.digest()) : Mix.of(smallest, second);
    }

    public void remember(long payload) {
        payloads.add(payload);
    }

    /** A sample of the payloads that all accounts agree on: what two accounts share, both keep. */
    public SmallestHashes payloads() {
        return payloads;
    }

    public int distinct() {
        return distinct;
    }

    void forget() {
        digests.clear();
        payloads.clear();
        shingles = new LongCounts();
        distinct = 0;
    }

    /** Keeps this many shingles: those with the highest counts, and among equals the smallest. */
    public void prune(int most) {
        if (shingles.size() <= most) {
            return;
        }
        int threshold = shingles.largest(most);
        LongCounts kept = new LongCounts(most);
        long[] equal = new long[shingles.size()];
        int[] equals = {0};
        shingles.onEach((shingle, count) -> {
            if (count > threshold) {
                kept.put(shingle, count);
            } else if (count == threshold) {
                equal[equals[0]++] = shingle;
            }
        });
        Arrays.sort(equal, 0, equals[0]);
        for (int next = 0; kept.size() < most; next++) {
            kept.put(equal[next], threshold);
        }
        shingles = kept;
    }

    void write(DataOutput out) throws IOException {
        digests.write(out);
        payloads.write(out);
        shingles.write(out);
        out.writeInt(distinct);
    }

    static Prompts read(DataInput in) throws IOException {
        Prompts prompts = new Prompts(SmallestHashes.read(in), SmallestHashes.read(in));
        prompts.shingles = LongCounts.read(in);
        prompts.distinct = in.readInt();
        return prompts;
    }
}
