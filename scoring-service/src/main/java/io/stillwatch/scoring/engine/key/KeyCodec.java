package io.stillwatch.scoring.engine.key;

import io.stillwatch.scoring.engine.table.Slices;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** How keys are written down: slice by slice, or what changed alone. {@link KeyParts} reads it. */
public final class KeyCodec {
    private final KeyTable keys;

    public KeyCodec(KeyTable keys) {
        this.keys = keys;
    }

    /** Everything that is known of the keys of one slice. */
    public void writeSlice(int slice, DataOutput out) throws IOException {
        List<LinkKey> shared = keys.shared();
        out.writeInt(Slices.count(slice, shared.size()));
        for (int number = slice; number < shared.size(); number += Slices.COUNT) {
            shared.get(number).write(out);
        }
        keys.firstSights().writeSlice(slice, out);
    }

    /** What changed since the last call; a key that many use is written with those of its users alone who used it. */
    public void writeChanges(DataOutput out) throws IOException {
        KeyChanges.Taken changes = keys.changes().take();
        out.writeInt(changes.keys().cardinality());
        int next = 0;
        for (int number = changes.keys().nextSetBit(0);
                number >= 0;
                number = changes.keys().nextSetBit(number + 1)) {
            int from = next;
            while (next < changes.uses().length && (int) (changes.uses()[next] >>> Integer.SIZE) == number) {
                next++;
            }
            LinkKey key = keys.get(number);
            key.writeHead(out, changes.payloads().get(number));
            key.users().write(out, changes.uses(), from, next);
        }
        out.writeInt(changes.sights().length);
        for (long id : changes.sights()) {
            keys.firstSights().write(id, out);
        }
    }
}
