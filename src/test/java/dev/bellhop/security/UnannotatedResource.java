package dev.bellhop.security;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// What someone forgot to say who may call.
@Path("/api/v1/unannotated")
class UnannotatedResource {
    @GET
    @Operation(hidden = true)
    public String get() {
        return "let in";
    }
}
