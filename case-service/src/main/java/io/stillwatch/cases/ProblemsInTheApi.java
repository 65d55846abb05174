package io.stillwatch.cases;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.stillwatch.eventsourcing.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Writes the problems that every operation may answer with into the API, in one place: an annotation on a method would erase its 200. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ProblemsInTheApi implements OASFilter {

    private static final Map<String, String> ANY = Map.of(
            "400", "A field, parameter or header is not acceptable; the detail names it.",
            "401", "No valid bearer token.",
            "403", "The token has no role that may do this, or the case is in other hands.",
            "406", "None of the media types that 'Accept' names is spoken here.",
            "503", "The store does not answer; Retry-After says when to try again.");
    private static final Map<String, String> OF_ONE_CASE = Map.of("404", "There is no such case.");
    private static final Map<String, String> OF_A_COMMAND = Map.of(
            "409", "The case's state forbids it; the type names the rule.",
            "412", "It is not at the version that If-Match names.",
            "422", "The Idempotency-Key was used for another command.");

    private static final Map<String, String> OF_A_BODY = Map.of(
            "413", "The body is larger than 1 MiB.",
            "415", "The body is said to be something else than JSON.");
    private static final Map<String, String> OF_A_TEST =
            Map.of("429", "One test event a second; Retry-After says when to try again.");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getComponents().addSchema("Problem", problem());
        api.getPaths().getPathItems().forEach(ProblemsInTheApi::describe);
    }

    private static void describe(String path, PathItem item) {
        item.getOperations().forEach((method, operation) -> {
            describe(operation, ANY);
            if (path.contains("{id}")) {
                describe(operation, OF_ONE_CASE);
            }
            if (method == PathItem.HttpMethod.POST) {
                describe(operation, OF_A_COMMAND);
                describe(operation, OF_A_BODY);
            }
            if (path.equals("/v1/events/test")) {
                describe(operation, OF_A_TEST);
            }
        });
    }

    private static void describe(Operation operation, Map<String, String> problems) {
        new TreeMap<>(problems)
                .forEach((status, description) -> operation
                        .getResponses()
                        .addAPIResponse(
                                status,
                                createAPIResponse()
                                        .description(description)
                                        .content(createContent()
                                                .addMediaType(
                                                        Problem.MEDIA_TYPE,
                                                        createMediaType()
                                                                .schema(createSchema()
                                                                        .ref("#/components/schemas/Problem"))))));
    }

    private static Schema problem() {
        return createSchema()
                .description("RFC 9457")
                .addType(Schema.SchemaType.OBJECT)
                .required(List.of("type", "status", "title"))
                .addProperty("type", text("A URI that names the rule, the same for every occurrence."))
                .addProperty("status", createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("title", text("The same for every occurrence."))
                .addProperty("detail", text("What is special about this one."));
    }

    private static Schema text(String description) {
        return createSchema().addType(Schema.SchemaType.STRING).description(description);
    }
}
