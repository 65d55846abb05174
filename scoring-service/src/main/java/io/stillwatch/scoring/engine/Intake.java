package io.stillwatch.scoring.engine;

import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.account.Days;
import io.stillwatch.scoring.engine.account.ExtractionLikeness;
import io.stillwatch.scoring.engine.account.Prompts;
import io.stillwatch.scoring.engine.key.KeyType;
import io.stillwatch.scoring.engine.key.Observations;
import io.stillwatch.scoring.engine.table.LongCounts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folds the records of a closed tick, in their canonical order, into accounts, and tells which keys these used. */
final class Intake {
    private final Policy.Sketches sizes;
    private final Policy.Owning owning;
    private final ExtractionLikeness likeness;
    private final Accounts accounts;
    private final Observations observations;

    Intake(Policy policy, Baseline baseline, Accounts accounts) {
        this.sizes = policy.sketches();
        this.owning = policy.owning();
        this.likeness = new ExtractionLikeness(policy.extraction(), baseline);
        this.accounts = accounts;
        this.observations = new Observations(sizes.keySample());
    }

    void facts(List<AccountFact> facts) {
        for (AccountFact fact : facts) {
            accounts.at(new Principal(fact.account(), null)).learn(fact);
        }
    }

    /** Returns the uses of keys in the same order, good until the next call. */
    Observations interactions(List<Interaction> interactions) {
        observations.clear();
        LongCounts turns = turns(interactions);
        Set<Account> seen = new HashSet<>();
        Account last = null;
        for (Interaction interaction : interactions) {
            Account account = account(interaction);
            fold(account, interaction, turns);
            if (account != last) {
                seen.add(account);
            }
            last = account;
        }
        for (Account account : seen) {
            account.prompts().prune(sizes.shingles());
            account.home().prune(sizes.addresses());
        }
        return observations;
    }

    private void fold(Account account, Interaction interaction, LongCounts turns) {
        long thread = interaction.thread();
        boolean goesOn = thread != Tag.NONE && turns.get(thread) > 1;
        if (account.continues(thread)) {
            account.retractOpening(thread);
            goesOn = true;
        }
        int second = Days.second(interaction.time());
        Observations.Circumstances seen =
                new Observations.Circumstances(account.number(), second, !goesOn && likeness.of(interaction));
        account.call(second, thread, seen.extractionLike());
        account.home().seen(interaction.client().address(), interaction.earlierAddress());
        path(KeyType.ADDRESS, interaction.client().address(), seen);
        path(KeyType.ADDRESS, interaction.earlierAddress(), seen);
        path(KeyType.CARD, account.facts().payment(), seen);
        path(KeyType.CARD, account.facts().earlierPayment(), seen);
        if (interaction.content() != null) {
            phrases(account.prompts(), interaction.content(), interaction.earlier(), seen);
        }
    }

    /** Under two keys a prompt is still one prompt around one payload; its phrases are met under both. */
    private void phrases(
            Prompts prompts,
            Interaction.Content content,
            Interaction.@Nullable Earlier earlier,
            Observations.Circumstances seen) {
        Interaction.Content before = earlier == null ? null : earlier.content();
        if (before == null) {
            prompts.learn(content);
            phrases(prompts, content, payload(prompts, content), seen);
        } else {
            prompts.learn(before, content);
            long payload = payload(prompts, before);
            phrases(prompts, before, payload, seen);
            phrases(prompts, content, payload, seen);
        }
    }

    private long payload(Prompts prompts, Interaction.Content content) {
        long payload = Prompts.payload(content, prompts.wrapper(content, sizes));
        prompts.remember(payload);
        return payload;
    }

    private void phrases(Prompts prompts, Interaction.Content content, long payload, Observations.Circumstances seen) {
        boolean[] wrapper = prompts.wrapper(content, sizes);
        long before = Tag.NONE;
        for (int i = 0; i < content.shingles().size(); i++) {
            long shingle = content.shingles().get(i);
            if (shingle != before) {
                observations.add(KeyType.PHRASE, shingle, payload, wrapper[i], seen);
            }
            before = shingle;
        }
        int most = Math.min(sizes.systemShingles(), content.systemShingles().size());
        for (int i = 0; i < most; i++) {
            observations.add(KeyType.SYSTEM, content.systemShingles().get(i), payload, false, seen);
        }
    }

    private void path(KeyType type, long tag, Observations.Circumstances seen) {
        if (tag != Tag.NONE) {
            observations.add(type, tag, 0, false, seen);
        }
    }

    /** Behind an aggregator the end user is scored, not the aggregator. */
    private Account account(Interaction interaction) {
        Account biller = accounts.at(new Principal(interaction.account(), null));
        String endUser = interaction.endUser();
        return endUser != null && biller.resellsTo(endUser, owning)
                ? accounts.at(new Principal(interaction.account(), endUser))
                : biller;
    }

    /** How many turns each conversation has in this tick. */
    private static LongCounts turns(List<Interaction> interactions) {
        LongCounts turns = new LongCounts(interactions.size());
        for (Interaction interaction : interactions) {
            if (interaction.thread() != Tag.NONE) {
                turns.add(interaction.thread(), 1);
            }
        }
        return turns;
    }
}
