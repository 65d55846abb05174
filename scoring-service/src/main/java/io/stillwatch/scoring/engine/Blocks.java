package io.stillwatch.scoring.engine;

import io.stillwatch.scoring.engine.account.Accounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The blocks of a tick, of all partitions. An account is in one partition alone, and what each tells is ordered by account, so that all of them together
 * are told in the order in which one account stage would have told everything. Where an account goes on in the next block of its partition, that
 * comes later.
 */
final class Blocks {
    private final List<AccountBlock> blocks = new ArrayList<>();

    void add(AccountBlock block) {
        blocks.add(block);
    }

    void take(Accounts accounts, Telling telling) {
        List<BlockReader> readers = blocks.stream()
                .map(block -> new BlockReader(block, accounts, telling))
                .toList();
        merge(readers, BlockReader::states, BlockReader::takeStatement);
        merge(readers, BlockReader::hasMore, BlockReader::takeDeeds);
        blocks.clear();
    }

    private static void merge(
            List<BlockReader> readers, Predicate<BlockReader> hasMore, Consumer<BlockReader> takeNext) {
        PriorityQueue<BlockReader> byName =
                new PriorityQueue<>(Comparator.comparing(BlockReader::name).thenComparingInt(readers::indexOf));
        readers.stream().filter(hasMore).forEach(byName::add);
        for (BlockReader first = byName.poll(); first != null; first = byName.poll()) {
            takeNext.accept(first);
            if (hasMore.test(first)) {
                byName.add(first);
            }
        }
    }
}
