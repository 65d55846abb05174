package io.stillwatch.scoring.engine;

import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.account.Days;
import io.stillwatch.scoring.engine.account.ExtractionLikeness;
import io.stillwatch.scoring.engine.account.Prompts;
import io.stillwatch.scoring.engine.key.KeyType;
import io.stillwatch.scoring.engine.table.LongCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Folds the records of a closed tick, in their canonical order, into accounts, and tells what these did. */
final class Intake {
    private final Policy.Sketches sizes;
    private final Policy.Owning owning;
    private final ExtractionLikeness likeness;
    private final Accounts accounts;

    Intake(Policy policy, Baseline baseline, Accounts accounts) {
        this.sizes = policy.sketches();
        this.owning = policy.owning();
        this.likeness = new ExtractionLikeness(policy.extraction(), baseline);
        this.accounts = accounts;
    }

    void take(OpenTick records, Telling telling) {
        for (AccountFact fact : records.facts()) {
            Account account = accounts.at(new Principal(fact.account(), null));
            account.learn(fact);
            telling.states(account);
        }
        records.onEachAccount(own -> interactions(own, telling));
    }

    /** All of one account in this tick; those of a principal follow each other. */
    private void interactions(List<Interaction> interactions, Telling telling) {
        LongCounts turns = turns(interactions);
        Account biller = accounts.at(new Principal(interactions.getFirst().account(), null));
        Fold fold = new Fold(biller, turns, telling);
        for (Interaction interaction : interactions) {
            Account account = principal(biller, interaction);
            if (account != fold.account) {
                leave(fold.account, telling);
                fold = new Fold(account, turns, telling);
            }
            fold.take(interaction);
        }
        leave(fold.account, telling);
    }

    private void leave(Account account, Telling telling) {
        account.prompts().prune(sizes.shingles());
        account.home().prune(sizes.addresses());
        telling.leaves(account);
    }

    /** Behind an aggregator the end user is scored, not the aggregator. */
    private Account principal(Account biller, Interaction interaction) {
        String endUser = interaction.endUser();
        return endUser != null && biller.resellsTo(endUser, owning)
                ? accounts.at(new Principal(interaction.account(), endUser))
                : biller;
    }

    /** How many turns each conversation of the account has in this tick. */
    private static LongCounts turns(List<Interaction> interactions) {
        LongCounts turns = new LongCounts(interactions.size());
        for (Interaction interaction : interactions) {
            if (interaction.thread() != Tag.NONE) {
                turns.add(interaction.thread(), 1);
            }
        }
        return turns;
    }

    /** Folds interactions into one account, the current one. */
    private final class Fold {
        private final Account account;
        private final LongCounts turns;
        private final Telling telling;

        Fold(Account account, LongCounts turns, Telling telling) {
            this.account = account;
            this.turns = turns;
            this.telling = telling;
            telling.turnsTo(account);
        }

        void take(Interaction interaction) {
            ExtractionLikeness.Look look = likeness.of(interaction);
            boolean goesOn = goesOn(interaction.thread());
            boolean extractionLike = look.isExtraction(goesOn);
            int second = Days.second(interaction.time());
            account.call(second, extractionLike);
            account.converse(second, interaction.thread(), extractionLike && !look.isExtraction(true));
            account.home().seen(interaction.client().address(), interaction.earlierAddress());
            telling.calls(second, interaction.model(), extractionLike);
            path(KeyType.ADDRESS, interaction.client().address());
            path(KeyType.ADDRESS, interaction.earlierAddress());
            path(KeyType.CARD, account.facts().payment());
            path(KeyType.CARD, account.facts().earlierPayment());
            if (interaction.content() != null) {
                phrases(interaction.content(), interaction.earlier());
            }
        }

        private boolean goesOn(long thread) {
            if (account.continues(thread)) {
                int day = account.retractOpening(thread);
                if (day > 0) {
                    telling.retracts(day);
                }
                return true;
            }
            return thread != Tag.NONE && turns.get(thread) > 1;
        }

        /** Under two keys a prompt is still one prompt around one payload; its phrases are met under both. */
        private void phrases(Interaction.Content content, Interaction.@Nullable Earlier earlier) {
            Interaction.Content before = earlier == null ? null : earlier.content();
            if (before == null) {
                account.prompts().learn(content);
                phrasesAround(payload(content), content);
            } else {
                account.prompts().learn(before, content);
                phrasesAround(payload(before), before);
                phrases(content);
            }
        }

        private void phrasesAround(long payload, Interaction.Content content) {
            account.prompts().remember(payload);
            telling.asks(payload);
            phrases(content);
        }

        private long payload(Interaction.Content content) {
            return Prompts.payload(content, account.prompts().wrapper(content, sizes));
        }

        private void phrases(Interaction.Content content) {
            boolean[] wrapper = account.prompts().wrapper(content, sizes);
            long before = Tag.NONE;
            for (int i = 0; i < content.shingles().size(); i++) {
                long shingle = content.shingles().get(i);
                if (shingle != before) {
                    content(KeyType.PHRASE, shingle, wrapper[i]);
                }
                before = shingle;
            }
            int most = Math.min(sizes.systemShingles(), content.systemShingles().size());
            for (int i = 0; i < most; i++) {
                content(KeyType.SYSTEM, content.systemShingles().get(i), false);
            }
        }

        /** Of all phrases a share is kept, the same ones of every account. */
        private void content(KeyType type, long tag, boolean wrapper) {
            long key = type.key(tag);
            if (uniform(key) < sizes.keySample()) {
                telling.uses(type, key, wrapper);
            }
        }

        private void path(KeyType type, long tag) {
            if (tag != Tag.NONE) {
                telling.uses(type, type.key(tag), false);
            }
        }
    }

    /** Keys are mixed, so that they lie evenly in [0, 1). */
    private static double uniform(long key) {
        return (key >>> 11) * 0x1p-53;
    }
}
