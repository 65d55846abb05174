package io.stillwatch.scoring.engine.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.Draw;
import io.stillwatch.scoring.engine.Draw.Drawn;
import io.stillwatch.scoring.engine.Principal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Twenty-one accounts, ten of them members of an announced campaign. */
class DrawingTest extends FollowedCampaigns {
    private static final int TODAY = (int) at(0).getEpochSecond() / 86_400;

    @Test
    void as_many_are_drawn_from_those_whom_nobody_suspects_as_from_the_suspected() {
        findUntil(30);
        accounts.all().forEach(account -> calls(account.principal().account(), TODAY));

        Draw draw = draw(6);

        assertThat(draw.suspected()).isEqualTo(MEMBERS);
        assertThat(draw.others()).isEqualTo(MEMBERS + 1);
        assertThat(draw.drawn()).filteredOn(Drawn::suspected).hasSize(3).allMatch(DrawingTest::isMember);
        assertThat(draw.drawn())
                .filteredOn(drawn -> !drawn.suspected())
                .hasSize(3)
                .noneMatch(DrawingTest::isMember);
    }

    @Test
    void who_was_not_there_on_the_day_is_not_drawn() {
        findUntil(30);
        calls("account-3", TODAY);
        calls("account-4", TODAY - 1);
        calls("account-13", TODAY);
        calls("account-14", TODAY - 1);

        Draw draw = draw(6);

        assertThat(draw.drawn())
                .extracting(drawn -> drawn.principal().account())
                .containsExactlyInAnyOrder("account-3", "account-13");
        assertThat(List.of(draw.suspected(), draw.others())).containsExactly(1L, 1L);
    }

    private void calls(String account, int day) {
        accounts.at(new Principal(account, null)).call(day * 86_400, true);
    }

    @Test
    void of_an_odd_number_one_more_is_drawn_from_the_suspected() {
        findUntil(30);
        accounts.all().forEach(account -> calls(account.principal().account(), TODAY));

        Draw draw = draw(5);

        assertThat(draw.drawn()).hasSize(5).filteredOn(Drawn::suspected).hasSize(3);
    }

    private Draw draw(int many) {
        return new Drawing(accounts, levels).of(TODAY, many);
    }

    /** The first ten are. */
    private static boolean isMember(Drawn drawn) {
        return drawn.principal().account().matches("account-[0-9]");
    }
}
