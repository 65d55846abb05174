package io.stillwatch.scoring.pipeline;

import io.stillwatch.scoring.engine.AccountBlock;
import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.Interaction;
import io.stillwatch.scoring.erasure.Erased;
import io.stillwatch.scoring.publish.RecordUnreadable;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.TopicPartition;

/** What one record of an input topic turned out to be. */
sealed interface Arrival {

    /**
     * Counts in a tick.
     *
     * @param position its running number over all records that were published; tells a copy from the original
     */
    record Ticked(long position, long tick, Entry entry) implements Arrival {}

    /**
     * The end of a tick, and of all before it.
     *
     * @param position that no record before it is above
     */
    record Marker(long tick, Instant watermark, long position) implements Arrival {

        private static final long HOUR = Duration.ofHours(1).toSeconds();

        /** By how many ticks it is ahead of the hour that it stands for: there was a pause for each. */
        long drift() {
            return tick - Math.floorDiv(watermark.getEpochSecond(), HOUR);
        }
    }

    /** Names neither tick nor position that could be read; it is reported with the tick whose marker follows it. */
    record Stray(Entry.Unreadable unreadable) implements Arrival {}

    /** Of an event type that is not read here; the contract publishes new versions beside the old ones. */
    record Foreign() implements Arrival {}

    /** What a record says. */
    sealed interface Entry {

        /** The same without what was erased, where it counts in this tick. */
        default Entry without(Erased erased, long tick) {
            if (!erased.reaches(tick)) {
                return this;
            }
            return switch (this) {
                case Used(var interaction) when erased.covers(interaction.account(), tick) -> new LeftOut();
                case Stated(var fact) when erased.covers(fact.account(), tick) -> new LeftOut();
                case Told(var block, long records) ->
                    new Told(block.without(account -> erased.covers(account, tick)), records);
                case Used _, Stated _, LeftOut _, Unreadable _ -> this;
            };
        }

        record Used(Interaction interaction) implements Entry {}

        record Stated(AccountFact fact) implements Entry {}

        /**
         * What an account stage tells of a tick.
         *
         * @param records of the input topics that it stands for
         */
        record Told(AccountBlock block, long records) implements Entry {}

        /** A record of somebody who was erased since it counted. It is still one of those that were scored. */
        record LeftOut() implements Entry {}

        record Unreadable(RecordUnreadable letter) implements Entry {

            /** Of a record that could be read, and has no place to count in. */
            static Unreadable at(TopicPartition partition, long offset, String reason) {
                return new Unreadable(
                        new RecordUnreadable(partition.topic(), partition.partition(), offset, reason, null));
            }
        }
    }
}
