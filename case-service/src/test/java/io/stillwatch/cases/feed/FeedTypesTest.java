package io.stillwatch.cases.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FeedTypesTest {

    private static final Path CONTRACT = Path.of("..", "docs", "events", "asyncapi.yaml");
    private static final Pattern CHANNEL = Pattern.compile("(?ms)^  case-events:$(.*?)^    bindings:");
    private static final Pattern MESSAGE = Pattern.compile("(?m)^      ([A-Za-z]+)V(\\d+):$");

    @Test
    void the_types_that_can_be_asked_for_are_those_of_the_contract() throws IOException {
        String channel = CHANNEL.matcher(Files.readString(CONTRACT))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);

        List<String> published = MESSAGE.matcher(channel)
                .results()
                .map(message -> hyphens(message.group(1)) + ".v" + message.group(2))
                .toList();

        assertThat(FeedTypes.ALL).containsExactlyInAnyOrderElementsOf(published);
    }

    private static String hyphens(String camels) {
        return camels.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
