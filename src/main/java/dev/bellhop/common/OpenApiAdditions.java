package dev.bellhop.common;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// Adds to the OpenAPI document what no resource should repeat: the error responses of every operation, and that what
/// needs no token needs none.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class OpenApiAdditions implements OASFilter {
    private static final String NAME = "Problem";
    private static final String REF = "#/components/schemas/" + NAME;
    private static final Map<String, String> ALWAYS = Map.of(
            "400", "It cannot be understood; `detail` says what is wrong",
            "401", "There is no token, or it is not known here",
            "403", "The caller's role, scopes, or page do not allow it",
            "406", "None of the accepted forms is spoken here",
            "429", "Too many calls; `Retry-After` says when to try again",
            "503", "The database does not answer; try again in a moment");
    private static final Map<String, String> WITH_BODY = Map.of(
            "404", "What it names does not exist, or is another company's",
            "409", "It exists already, or what it refers to was taken away in the same moment",
            "413", "The body, or a text in it, is too long",
            "415", "The body is not `application/json`");

    @Override
    public Operation filterOperation(Operation operation) {
        var refusals = new TreeMap<>(ALWAYS);
        if (operation.getRequestBody() != null) {
            refusals.putAll(WITH_BODY);
        }
        if (has(operation, Parameter.In.PATH)) {
            refusals.put("404", "It does not exist, or is another company's");
        }
        if (has(operation, Parameter.In.HEADER)) {
            refusals.put("422", "The `Idempotency-Key` was sent with another request before");
        }
        operation.getResponses().getAPIResponses().forEach((status, known) -> {
            if (status.startsWith("4") || status.startsWith("5")) {
                refusals.put(status, known.getDescription());
            }
        });
        if (operation.getSecurity() == null) {
            operation.setSecurity(List.of());
        }
        refusals.forEach((status, description) -> add(operation, status, description));
        return operation;
    }

    private static boolean has(Operation operation, Parameter.In in) {
        var parameters = operation.getParameters();
        return parameters != null && parameters.stream().anyMatch(one -> one.getIn() == in);
    }

    private static void add(Operation operation, String status, String description) {
        operation.getResponses().addAPIResponse(status, problem(description));
    }

    private static APIResponse problem(String description) {
        var schema = OASFactory.createSchema().ref(REF);
        Content content = OASFactory.createContent()
                .addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(schema));
        return OASFactory.createAPIResponse().description(description).content(content);
    }

    // Validation wants a value to match as a whole, the document's readers anywhere in it.
    @Override
    public Schema filterSchema(Schema schema) {
        var pattern = schema.getPattern();
        if (pattern != null && !pattern.startsWith("^")) {
            schema.setPattern("^(?:" + pattern + ")$");
        }
        return schema;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema(NAME, schema());
    }

    private static Schema schema() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("What went wrong, as RFC 9457 says it. `detail` is a sentence that says what to do.")
                .addProperty("type", text("urn:bellhop:problem:not_found"))
                .addProperty("title", text("Not Found"))
                .addProperty(
                        "status",
                        OASFactory.createSchema().addType(SchemaType.INTEGER).addExample(404))
                .addProperty("detail", text("There is no such conversation here."))
                .addProperty("code", text("not_found"))
                .addRequired("type")
                .addRequired("title")
                .addRequired("status")
                .addRequired("detail")
                .addRequired("code");
    }

    private static Schema text(String example) {
        return OASFactory.createSchema().addType(SchemaType.STRING).addExample(example);
    }
}
