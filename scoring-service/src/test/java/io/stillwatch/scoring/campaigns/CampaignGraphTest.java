package io.stillwatch.scoring.campaigns;

import static io.stillwatch.scoring.Given.members;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.publish.Member;
import java.util.List;
import org.junit.jupiter.api.Test;

class CampaignGraphTest {

    @Test
    void a_graph_without_somebody_keeps_what_the_others_share() {
        List<Member> members = members(0, 4).stream()
                .map(member -> Member.of(member.principal(), member.since()))
                .toList();
        CampaignGraph graph = new CampaignGraph(
                members,
                List.of(
                        new CampaignGraph.Piece("phrase", 3, List.of(0, 1, 3), 1),
                        new CampaignGraph.Piece("card", 1, List.of(1, 2), 0)));

        assertThat(graph.without(members.subList(1, 2)))
                .isEqualTo(new CampaignGraph(
                        List.of(members.get(0), members.get(2), members.get(3)),
                        List.of(new CampaignGraph.Piece("phrase", 3, List.of(0, 2), 2))));
    }
}
