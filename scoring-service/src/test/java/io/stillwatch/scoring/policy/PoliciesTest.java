package io.stillwatch.scoring.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stillwatch.eventsourcing.PageRequest;
import io.stillwatch.eventsourcing.ProblemException;
import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.core.Context;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PoliciesTest {

    private final TestStore store = new TestStore();
    private final Policies policies = new Policies(store.pool(), new Changes(store.pool()), Contracts.json());

    @AfterEach
    void close() {
        store.close();
    }

    /** The base is found on one, as every row is. */
    @Test
    void no_event_loop_compares_settings_with_the_names_of_places() {
        add("mine", Policy.builtin().version(), Given.json("{}"));
        AtomicBoolean isOnEventLoop = new AtomicBoolean();

        @SuppressWarnings("unchecked") // ObjectNode itself overrides a generic method
        ObjectNode observed = new ObjectNode(JsonNodeFactory.instance) {
            private static final long serialVersionUID = 1;

            @Override
            public Set<Map.Entry<String, JsonNode>> properties() {
                isOnEventLoop.compareAndSet(false, Context.isOnEventLoopThread());
                return super.properties();
            }
        };

        add("another", "mine", observed);

        assertThat(isOnEventLoop).isFalse();
    }

    @Test
    void a_page_has_no_more_than_it_is_asked_for_and_the_built_in_policy_is_one_of_them() {
        add("a-1", Policy.builtin().version(), Given.json("{}"));
        add("zz", Policy.builtin().version(), Given.json("{}"));

        PolicyList first = page(null, 1);
        PolicyList second = page(first.next(), 1);
        PolicyList last = page(second.next(), 1);

        assertThat(versions(first)).containsExactly(Policy.builtin().version());
        assertThat(versions(second)).containsExactly("a-1");
        assertThat(versions(last)).containsExactly("zz");
        assertThat(last.next()).isNull();
        assertThat(versions(page(null, 3))).containsExactly(Policy.builtin().version(), "a-1", "zz");
        assertThat(page(null, 3).next()).isNull();
    }

    @Test
    void a_base_that_there_is_not_is_named_with_its_field() {
        assertThatThrownBy(() -> add("mine", "nobodys", Given.json("{}")))
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.problem().type()).endsWith("/no-such-policy");
                    assertThat(refusal.problem().detail()).contains("'basedOn'");
                });
    }

    private PolicyList page(@Nullable String cursor, int limit) {
        return StoreConnection.await(policies.page(new PageRequest(cursor, Integer.toString(limit))));
    }

    private static List<String> versions(PolicyList page) {
        return page.items().stream().map(PolicyView::version).toList();
    }

    private PolicyView add(String version, String base, JsonNode settings) {
        return StoreConnection.await(policies.add(new PolicyRequest.Checked(version, base, settings, "a test"), "ana"));
    }
}
