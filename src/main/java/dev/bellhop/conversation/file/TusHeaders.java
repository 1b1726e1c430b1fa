package dev.bellhop.conversation.file;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Says which version of tus is spoken, in every answer about uploads.
class TusHeaders {
    static final String VERSION = "1.0.0";
    static final String RESUMABLE = "Tus-Resumable";

    @ServerResponseFilter
    public void add(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getUriInfo().getPath().startsWith("/api/v1/attachments")) {
            response.getHeaders().putSingle(RESUMABLE, VERSION);
        }
    }
}
