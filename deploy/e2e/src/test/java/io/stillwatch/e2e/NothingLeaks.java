package io.stillwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.local.Service;
import io.stillwatch.local.Words;
import io.stillwatch.simulator.Interaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What ends at the door is nowhere behind it, and nothing runs in the services that was not built for every platform. */
interface NothingLeaks {
    @Test
    @Order(12)
    default void no_word_of_a_prompt_and_no_address_is_found_in_any_database_topic_folder_or_log() throws IOException {
        List<Interaction> some = SuiteTest.CAMPAIGN.interactions().limit(200).toList();
        String[] prompts = some.stream()
                .map(said -> said.input().text())
                .filter(text -> text.length() > 60 && !text.substring(20, 60).matches(".*[\"\\n\\\\].*"))
                .map(text -> text.substring(20, 60))
                .toArray(String[]::new);
        String[] addresses =
                some.stream().map(said -> said.client().address()).distinct().toArray(String[]::new);

        assertThat(prompts).isNotEmpty();
        assertThat(new Words(prompts).in(suite().suite().data())).isEmpty();
        assertThat(new Words(addresses).in(suite().suite().data())).isEmpty();
    }

    @Test
    @Order(15)
    @EnabledOnOs(OS.LINUX)
    default void no_service_has_loaded_native_code_of_a_library() throws IOException {
        for (Service service : Service.values()) {
            List<String> mapped = Files.readAllLines(Path.of(
                            "/proc",
                            Long.toString(suite().suite().service(service).pid()),
                            "maps"))
                    .stream()
                    .filter(line -> line.endsWith(".so"))
                    .map(line -> line.substring(line.indexOf('/')))
                    .filter(library -> !library.startsWith(System.getProperty("java.home"))
                            && !library.startsWith("/usr/lib")
                            && !library.startsWith("/lib"))
                    .toList();

            assertThat(mapped).as(service.module()).isEmpty();
        }
    }

    private static RunningSuite suite() {
        return RunningSuite.shared();
    }
}
