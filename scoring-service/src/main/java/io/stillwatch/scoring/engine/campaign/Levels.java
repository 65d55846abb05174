package io.stillwatch.scoring.engine.campaign;

import io.stillwatch.scoring.engine.AccountVerdict;
import io.stillwatch.scoring.engine.CampaignVerdict.Status;
import io.stillwatch.scoring.engine.RiskLevel;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.campaign.Allowances.Cover;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The risk of every principal that is not LOW, as last published. */
public final class Levels {
    private final SortedMap<Integer, Level> published = new TreeMap<>();

    private record Level(RiskLevel risk, List<String> campaigns, Cover cover) {
        static final Level LOW = new Level(RiskLevel.LOW, List.of(), Cover.NONE);
    }

    /** Says whose level or campaigns changed, sorted by principal. */
    public List<AccountVerdict> update(Campaigns campaigns, Accounts accounts) {
        SortedMap<Integer, List<Place>> places = places(campaigns);
        SortedSet<Integer> concerned = new TreeSet<>(places.keySet());
        concerned.addAll(published.keySet());
        List<AccountVerdict> verdicts = new ArrayList<>();
        for (int account : concerned) {
            List<Place> own = places.getOrDefault(account, List.of());
            Level now = level(own, campaigns.allowances().cover(accounts.get(account), campaigns.closedAt()));
            Level before = published.getOrDefault(account, Level.LOW);
            if (!now.equals(before)) {
                verdicts.add(Risk.verdict(
                        accounts.get(account).principal(),
                        now.risk(),
                        before.risk(),
                        now.campaigns(),
                        own,
                        accounts,
                        now.risk() == RiskLevel.LOW
                                ? Optional.empty()
                                : campaigns.allowances().signal(accounts.get(account), campaigns.closedAt())));
            }
            remember(account, now);
        }
        verdicts.sort(Comparator.comparing(AccountVerdict::principal));
        return List.copyOf(verdicts);
    }

    /** Whether the account is not LOW. */
    boolean areAbove(Account account) {
        return published.containsKey(account.number());
    }

    /** What was said of one declared use was not said of the next: how an account stands to that one is said anew. */
    public void uncover(int account) {
        published.computeIfPresent(account, (_, said) -> new Level(said.risk(), said.campaigns(), Cover.NONE));
    }

    /** Nothing was ever said of it, and nothing is taken back. */
    public void erase(int account) {
        published.remove(account);
    }

    private void remember(int account, Level level) {
        if (level.equals(Level.LOW)) {
            published.remove(account);
        } else {
            published.put(account, level);
        }
    }

    /** Whoever does what was declared is in review at most. */
    private static Level level(List<Place> places, Cover cover) {
        RiskLevel risk =
                places.stream().map(Place::level).max(Comparator.naturalOrder()).orElse(RiskLevel.LOW);
        List<String> ids = places.stream()
                .filter(Place::isMember)
                .map(place -> place.campaign().id)
                .sorted()
                .toList();
        boolean inReview = cover == Cover.COVERED && risk == RiskLevel.HIGH;
        return places.isEmpty() ? Level.LOW : new Level(inReview ? RiskLevel.MEDIUM : risk, ids, cover);
    }

    private static SortedMap<Integer, List<Place>> places(Campaigns campaigns) {
        SortedMap<Integer, List<Place>> places = new TreeMap<>();
        for (Campaign campaign : campaigns.all()) {
            SortedSet<Integer> members = campaign.shownMembers();
            campaign.members().forEach((account, standing) -> {
                if (campaign.concerns(account)) {
                    places.computeIfAbsent(account, _ -> new ArrayList<>())
                            .add(new Place(campaign, standing, members.contains(account)));
                }
            });
        }
        return places;
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(published.size());
        for (Map.Entry<Integer, Level> level : published.entrySet()) {
            out.writeInt(level.getKey());
            out.writeUTF(level.getValue().risk().name());
            out.writeUTF(level.getValue().cover().name());
            out.writeInt(level.getValue().campaigns().size());
            for (String campaign : level.getValue().campaigns()) {
                out.writeUTF(campaign);
            }
        }
    }

    public static Levels read(DataInput in) throws IOException {
        Levels levels = new Levels();
        for (int left = in.readInt(); left > 0; left--) {
            int account = in.readInt();
            RiskLevel risk = RiskLevel.valueOf(in.readUTF());
            Cover cover = Cover.valueOf(in.readUTF());
            List<String> campaigns = new ArrayList<>();
            for (int ids = in.readInt(); ids > 0; ids--) {
                campaigns.add(in.readUTF());
            }
            levels.published.put(account, new Level(risk, campaigns, cover));
        }
        return levels;
    }

    /** An account's place in a campaign; who is no member of an announced one yet is suspected. */
    record Place(Campaign campaign, Standing standing, boolean isMember) {
        RiskLevel level() {
            return campaign.status == Status.ANNOUNCED && isMember ? RiskLevel.HIGH : RiskLevel.MEDIUM;
        }
    }
}
