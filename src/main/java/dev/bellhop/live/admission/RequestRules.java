package dev.bellhop.live.admission;

import dev.bellhop.common.ProblemWriter;
import dev.bellhop.ratelimit.MemoryBudget;
import dev.bellhop.security.http.ClientAddresses;
import io.netty.handler.codec.http.HttpRequest;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What all connections' [RequestGuard]s share.
@Singleton
class RequestRules {
    private static final String FILES = "/api/v1/attachments/";
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
        var most = head.uri().startsWith(FILES) ? largestBody : config.knownBody();
        return new RequestExchange(budget, address, most.asLongValue());
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
