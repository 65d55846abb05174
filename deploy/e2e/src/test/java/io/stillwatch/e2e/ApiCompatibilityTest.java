package io.stillwatch.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.MarkdownRender;

/** Whoever calls the APIs as they were when last released can call them as they are committed now. */
class ApiCompatibilityTest {
    /** An enumeration in an answer may grow; readers have been told to bear values they do not know. */
    private static final OpenApiDiffOptions RULES = OpenApiDiffOptions.builder()
            .configProperty("incompatible.response.enum.increased", "false")
            .build();

    private static final Path API = Path.of("..", "..", "docs", "api");

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "scoring-service", "case-service"})
    void nothing_that_was_promised_is_broken(String service) throws IOException {
        ChangedOpenApi difference = OpenApiCompare.fromLocations(
                API.resolve("released").resolve(service + ".yaml").toString(),
                API.resolve(service + ".yaml").toString(),
                List.of(),
                RULES);

        assertThat(difference.isCompatible()).as(said(difference)).isTrue();
    }

    private static String said(ChangedOpenApi difference) throws IOException {
        var text = new ByteArrayOutputStream();
        try (var writer = new OutputStreamWriter(text, UTF_8)) {
            new MarkdownRender().render(difference, writer);
        }
        return text.toString(UTF_8);
    }
}
