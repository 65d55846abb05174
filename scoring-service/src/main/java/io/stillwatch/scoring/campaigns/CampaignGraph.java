package io.stillwatch.scoring.campaigns;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.scoring.engine.CampaignVerdict;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.Tie;
import io.stillwatch.scoring.publish.Member;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What links the members of a campaign, as the last tick that changed it left it: a graph of members and of what they share. */
@RegisterForReflection
@Schema(description = "Who of a campaign is linked to whom, and by what.")
public record CampaignGraph(
        @Schema(required = true, description = "At most 200 members, those who have been in it longest.")
        List<Member> members,

        @Schema(required = true, description = "By kind, at most 25 of each, the most widely shared first.")
        List<Piece> ties) {

    private static final int MOST = 200;

    /** Something that at least two members share, and few others. */
    @Schema(name = "CampaignTie")
    public record Piece(
            @Schema(
                    required = true,
                    enumeration = {"phrase", "system-prompt", "card", "address"})
            String kind,

            @Schema(required = true, description = "How many phrases exactly these share; 1 for a card or an address.")
            int pieces,

            @Schema(required = true, description = "Places of those who share it in members, from 0.")
            List<Integer> members,

            @Schema(required = true, description = "How many use it who are not in members.")
            int others) {

        private Piece among(List<Integer> places) {
            List<Integer> left = members.stream()
                    .filter(places::contains)
                    .map(places::indexOf)
                    .toList();
            return new Piece(kind, pieces, left, others + members.size() - left.size());
        }
    }

    /** Says what links some principals of a group. */
    public interface Linking {
        List<Tie> of(Collection<Principal> some, Collection<Principal> group);
    }

    static CampaignGraph of(CampaignVerdict campaign, Linking linking) {
        List<CampaignVerdict.Member> longest = campaign.members().stream()
                .sorted(Comparator.comparing(CampaignVerdict.Member::since)
                        .thenComparing(CampaignVerdict.Member::principal))
                .limit(MOST)
                .toList();
        Map<Principal, Integer> places = new HashMap<>();
        longest.forEach(member -> places.put(member.principal(), places.size()));
        return new CampaignGraph(
                longest.stream()
                        .map(member -> Member.of(member.principal(), member.since()))
                        .toList(),
                linking.of(places.keySet(), principals(campaign)).stream()
                        .map(tie -> piece(tie, places))
                        .toList());
    }

    private static List<Principal> principals(CampaignVerdict campaign) {
        return campaign.members().stream()
                .map(CampaignVerdict.Member::principal)
                .toList();
    }

    /** Whoever is left out is somebody else who uses what the others share. */
    CampaignGraph without(Collection<Member> gone) {
        List<Integer> stay = IntStream.range(0, members.size())
                .filter(place -> !isIn(gone, members.get(place)))
                .boxed()
                .toList();
        return new CampaignGraph(
                stay.stream().map(members::get).toList(),
                ties.stream()
                        .map(tie -> tie.among(stay))
                        .filter(tie -> tie.members().size() > 1)
                        .toList());
    }

    private static boolean isIn(Collection<Member> some, Member member) {
        return some.stream()
                .anyMatch(one ->
                        one.account().equals(member.account()) && Objects.equals(one.endUser(), member.endUser()));
    }

    private static Piece piece(Tie tie, Map<Principal, Integer> places) {
        return new Piece(
                tie.kind().wireName(),
                tie.pieces(),
                tie.principals().stream()
                        .map(principal -> Objects.requireNonNull(places.get(principal)))
                        .sorted()
                        .toList(),
                tie.others());
    }
}
