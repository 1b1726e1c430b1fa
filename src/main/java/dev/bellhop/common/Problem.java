package dev.bellhop.common;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/// A problem document (RFC 9457). `detail` is a sentence that says what to do.
@RegisterForReflection
public record Problem(String type, String title, int status, String detail, String code) {

    // Statuses that Jakarta REST does not name.
    private static final Map<Integer, String> UNKNOWN = Map.of(422, "Unprocessable Content");
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Response response(int status, String code, String detail) {
        return builder(status, code, detail).build();
    }

    static Response.ResponseBuilder builder(int status, String code, String detail) {
        return Response.status(status).type(MEDIA_TYPE).entity(of(status, code, detail));
    }

    public static Problem of(int status, String code, String detail) {
        var known = Response.Status.fromStatusCode(status);
        var title = known == null ? UNKNOWN.getOrDefault(status, "Error") : known.getReasonPhrase();
        return new Problem("urn:bellhop:problem:" + code, title, status, detail, code);
    }
}
