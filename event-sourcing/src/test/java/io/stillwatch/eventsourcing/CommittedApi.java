package io.stillwatch.eventsourcing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The OpenAPI document that the running service under test serves is the one committed under {@code docs/api}. */
public final class CommittedApi {

    private static final String ACCEPT = "stillwatch.api.accept";

    private CommittedApi() {}

    /**
     * Fails on any difference. With {@code -Dstillwatch.api.accept=true} the served document becomes the committed one.
     *
     * @param service the document's name without its ending
     */
    public static void isServedBy(String service) throws IOException {
        Path committed = Path.of("..", "docs", "api", service + ".yaml");
        String served = given().accept("application/yaml").get("/q/openapi").asString();
        if (Boolean.getBoolean(ACCEPT)) {
            Files.writeString(committed, served);
        }
        assertThat(committed)
                .as("the API changed; if that is meant, accept it with -D%s=true and commit the document", ACCEPT)
                .hasContent(served);
    }
}
