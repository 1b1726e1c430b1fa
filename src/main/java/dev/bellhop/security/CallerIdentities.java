package dev.bellhop.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Resolves a bearer token to a Quarkus security identity.
@ApplicationScoped
class CallerIdentities implements IdentityProvider<TokenAuthenticationRequest> {
    static final String CALLER = "caller";
    private final Tokens tokens;

    CallerIdentities(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> identity(request.getToken().getToken()));
    }

    private SecurityIdentity identity(String token) {
        return switch (tokens.read(token)) {
            case TokenReader.Reading.Valid(var caller) ->
                QuarkusSecurityIdentity.builder()
                        .setPrincipal(() -> caller.id().toString())
                        .addRoles(caller.roles())
                        .addAttribute(CALLER, caller)
                        .build();
            case TokenReader.Reading.Expired() -> throw new AuthenticationFailedException("expired");
            case TokenReader.Reading.Unknown() -> throw new AuthenticationFailedException("unknown");
        };
    }
}
