package io.stillwatch.scoring.risk;

import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createHeader;
import static org.eclipse.microprofile.openapi.OASFactory.createParameter;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Says in the contract what {@link EntityTags} does: an annotation on a method would erase its 200. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class EntityTagsInTheApi implements OASFilter {

    private static final Set<String> TAGGED = Set.of("accountRisk", "endUserRisk", "releases", "releasesOfVersion");

    @Override
    public Operation filterOperation(Operation operation) {
        if (TAGGED.contains(operation.getOperationId())) {
            operation.addParameter(createParameter()
                    .name("If-None-Match")
                    .in(Parameter.In.HEADER)
                    .description("ETags of answers that the caller has.")
                    .schema(text()));
            operation.getResponses().getAPIResponse("200").addHeader("ETag", tag());
            operation
                    .getResponses()
                    .addAPIResponse(
                            "304",
                            createAPIResponse()
                                    .description("The caller has this answer.")
                                    .addHeader("ETag", tag()));
        }
        return operation;
    }

    private static Header tag() {
        return createHeader().description("The same as long as the answer is.").schema(text());
    }

    private static Schema text() {
        return createSchema().addType(Schema.SchemaType.STRING);
    }
}
