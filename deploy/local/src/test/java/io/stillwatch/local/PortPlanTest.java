package io.stillwatch.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortPlanTest {

    @Test
    void given_ports_follow_the_base_in_a_row() {
        var plan = new PortPlan(8081);
        assertThat(plan.http(Service.INGEST)).isEqualTo(8081);
        assertThat(plan.http(Service.SCORING)).isEqualTo(8082);
        assertThat(plan.http(Service.CASE)).isEqualTo(8083);
        assertThat(plan.management(Service.INGEST)).isEqualTo(8084);
        assertThat(plan.management(Service.CASE)).isEqualTo(8086);
        assertThat(plan.postgres()).isEqualTo(8087);
        assertThat(plan.kafka()).isEqualTo(8088);
    }

    @Test
    void a_taken_port_is_named() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> new PortPlan(port - 3).check())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Port " + port + " is taken")
                    .hasMessageContaining("--port-base");
        }
    }

    @Test
    void a_free_port_is_none_that_a_client_could_be_given_as_its_own() {
        assertThat(Ports.free()).isBetween(20_000, 32_767);
    }
}
