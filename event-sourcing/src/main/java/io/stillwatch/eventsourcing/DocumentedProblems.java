package io.stillwatch.eventsourcing;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Says in the contract that whatever is not a success is a problem, for all operations alike but those that
 * speak another protocol and say so themselves: one annotation on a method would erase
 * what is generated for its success. A service names this class in {@code mp.openapi.filter}.
 */
public final class DocumentedProblems implements OASFilter {

    @Override
    public Operation filterOperation(Operation operation) {
        operation.getResponses().removeAPIResponse("401");
        operation.getResponses().removeAPIResponse("403");
        if (!operation.getResponses().hasAPIResponse("default")) {
            operation.getResponses().addAPIResponse("default", problem());
        }
        return operation;
    }

    /** A service names one filter: this one does what the other does. */
    @Override
    public Schema filterSchema(Schema schema) {
        return NullableEnumerations.withNull(schema);
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getComponents().addSchema("Problem", schema());
    }

    private static APIResponse problem() {
        return OASFactory.createAPIResponse()
                .description("A problem (RFC 9457): the type says which, 401, 403 and 406 among them.")
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
    }

    private static Schema schema() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("What went wrong.")
                .addProperty("type", text("Stable name of the problem."))
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("title", text("The same for every occurrence."))
                .addProperty("detail", text("What is special about this one; never a payload."))
                .addRequired("type")
                .addRequired("status")
                .addRequired("title");
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }
}
