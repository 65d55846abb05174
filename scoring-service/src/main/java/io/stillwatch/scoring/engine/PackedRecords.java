package io.stillwatch.scoring.engine;

import io.stillwatch.scoring.engine.table.ByteReader;
import io.stillwatch.scoring.engine.table.ByteRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Interactions packed into a few large arrays, by account: about a quarter of what they take as objects. Those of one account are a chain, each with
 * the way back to the one that came before it and to where its client stands.
 */
public final class PackedRecords {
    private static final int CHUNK = 1 << 18;
    /** The first chunk; each is twice the one before it, since some ticks have a record and some a million. */
    private static final int LEAST = 1 << 10;

    /** Two distances and a client. */
    private static final int MOST_OF_A_HEAD = 48;

    private static final long NOWHERE = -1;

    /** Where the last record of an account stands and its last client, and how many records it has. */
    private static final class Chain {
        private long last = NOWHERE;
        private long client = NOWHERE;
        private int length;
    }

    private static final Chain NONE = new Chain();

    private final Map<String, Chain> chains = new HashMap<>();
    private final List<byte[]> chunks = new ArrayList<>();
    private final PackedForm form = new PackedForm();
    private final ByteRow head = new ByteRow();
    private final ByteRow row = new ByteRow();
    private int used;
    private int size;

    public int size() {
        return size;
    }

    public void add(Interaction interaction) {
        Chain chain = chains.computeIfAbsent(interaction.account(), _ -> new Chain());
        row.clear();
        form.write(row, interaction);
        long place = place(MOST_OF_A_HEAD + row.size());
        head.clear();
        head.number(chain.last == NOWHERE ? 0 : place - chain.last);
        boolean isKnown = chain.client != NOWHERE && form.isClient(at(chain.client), interaction.client());
        head.number(isKnown ? place - chain.client : 0);
        if (!isKnown) {
            chain.client = place + head.size();
            form.write(head, interaction.client());
        }
        keep(head);
        keep(row);
        chain.last = place;
        chain.length++;
        size++;
    }

    /** Gives no record of this account and its end users any more; says how many those were. */
    public int leaveOut(String account) {
        Chain chain = chains.remove(account);
        int gone = chain == null ? 0 : chain.length;
        size -= gone;
        return gone;
    }

    /** Ascending by name. */
    String[] accounts() {
        String[] names = chains.keySet().toArray(String[]::new);
        Arrays.sort(names);
        return names;
    }

    /** All of an account, in no order that means anything. */
    List<Interaction> of(String account) {
        Chain chain = chains.getOrDefault(account, NONE);
        List<Interaction> records = new ArrayList<>(chain.length);
        long place = chain.last;
        for (int left = chain.length; left > 0; left--) {
            ByteReader in = at(place);
            long before = place - in.number();
            long client = in.number();
            records.add(form.read(in, account, client == 0 ? in : at(place - client)));
            place = before;
        }
        return records;
    }

    private ByteReader at(long place) {
        return new ByteReader(chunks.get((int) (place / CHUNK)), (int) (place % CHUNK));
    }

    /** Where the next record of at most this length will stand. What is longer than a chunk has one of its own. */
    private long place(int length) {
        if (chunks.isEmpty() || used + length > chunks.getLast().length) {
            chunks.add(new byte[Math.max(size(chunks.size()), length)]);
            used = 0;
        }
        return (chunks.size() - 1L) * CHUNK + used;
    }

    private static int size(int chunk) {
        return LEAST << chunk < CHUNK && chunk < Integer.SIZE ? LEAST << chunk : CHUNK;
    }

    private void keep(ByteRow part) {
        part.copyTo(chunks.getLast(), used);
        used += part.size();
    }
}
