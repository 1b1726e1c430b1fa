package dev.bellhop.live.admission;

import dev.bellhop.common.ProblemWriter;
import dev.bellhop.ratelimit.MemoryBudget;
import dev.bellhop.security.http.ClientAddresses;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What all connections' [RequestGuard]s share.
@Singleton
class RequestRules {
    private static final String FILES = "/api/v1/attachments/";
    /// A piece of a file is worked on while it comes, by a thread with its buffers.
    private static final int WRITER = 32 * 1024;
    private final RequestConfig config;
    private final MemoryBudget budget;
    private final ClientAddresses addresses;
    private final ProblemWriter problems;
    private final MemorySize largestBody;

    RequestRules(
            RequestConfig config,
            MemoryBudget budget,
            ClientAddresses addresses,
            ProblemWriter problems,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestBody) {
        this.config = config;
        this.budget = budget;
        this.addresses = addresses;
        this.problems = problems;
        this.largestBody = largestBody;
    }

    RequestExchange exchange(String address, HttpRequest head) {
        var isFile = RequestHeadCheck.path(head.uri()).startsWith(FILES);
        var most = isFile ? largestBody : config.knownBody();
        var isPiece = isFile && head.method().equals(HttpMethod.PATCH);
        return new RequestExchange(budget, address, most.asLongValue(), isPiece ? WRITER : 0);
    }

    long strangersBody() {
        return config.strangersBody().asLongValue();
    }

    ClientAddresses addresses() {
        return addresses;
    }

    ProblemWriter problems() {
        return problems;
    }
}
