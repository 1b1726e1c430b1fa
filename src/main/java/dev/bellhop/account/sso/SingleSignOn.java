package dev.bellhop.account.sso;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import dev.bellhop.account.session.SignInRefused;
import dev.bellhop.account.session.SignInRefused.Reason;
import dev.bellhop.account.session.SignIns;
import dev.bellhop.security.Token;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;

/// Signing in at the company's own provider by the authorization code flow (OpenID Connect Core 1.0, 3.1; RFC 7636).
///
/// The attempt is stored in the database, so that another replica may handle the redirect back. No transaction is open
/// during calls to the provider.
@ApplicationScoped
class SingleSignOn {
    /// @param state kept by the browser, so that it accepts only its own sign-in
    record Begun(URI to, Token state) {}

    private final SingleSignOnConfig config;
    private final ProviderClient calls;
    private final ProviderSignIns signIns;
    private final Clock clock;

    SingleSignOn(SingleSignOnConfig config, ProviderClient calls, ProviderSignIns signIns, Clock clock) {
        this.config = config;
        this.calls = calls;
        this.signIns = signIns;
        this.clock = clock;
    }

    /// @throws SignInRefused if the company has no provider or it does not answer
    Begun begin(UUID workspace, URI callback) {
        var settings = settings(workspace);
        var provider = OpenIdProvider.discover(calls.of(settings.workspace), settings);
        var state = Token.next(Token.Kind.SIGN_IN_ATTEMPT);
        var nonce = new Nonce();
        var verifier = new CodeVerifier();
        var attempt = new SignInAttempt();
        attempt.hash = state.hash();
        attempt.workspace = workspace;
        attempt.issuer = settings.issuer;
        attempt.nonce = nonce.getValue();
        attempt.verifier = verifier.getValue();
        attempt.expiresAt = clock.instant().plus(config.attempt());
        QuarkusTransaction.requiringNew().run(attempt::persist);
        return new Begun(provider.authorization(callback, new State(state.text()), nonce, verifier), state);
    }

    private static IdentityProvider settings(UUID workspace) {
        return QuarkusTransaction.requiringNew()
                .call(() -> IdentityProvider.of(workspace))
                .orElseThrow(() -> new SignInRefused(Reason.NO_PROVIDER));
    }

    /// @param asked the full URL that the provider redirected to
    /// @param kept the state kept by this browser, or null
    /// @throws SignInRefused with the reason
    SignIns.Granted finish(URI asked, URI callback, Token kept) {
        var answer = parse(asked);
        var attempt = attempt(answer, kept);
        try {
            return finish(attempt, answer, callback);
        } catch (SignInRefused refused) {
            Log.infof("single sign-on workspace=%s refused: %s", attempt.workspace, refused.getMessage());
            signIns.noteRefused(attempt.workspace, refused);
            throw refused;
        }
    }

    private static AuthenticationResponse parse(URI asked) {
        try {
            return AuthenticationResponseParser.parse(asked);
        } catch (ParseException | IllegalArgumentException _) {
            throw new SignInRefused(Reason.STALE);
        }
    }

    private SignInAttempt attempt(AuthenticationResponse answer, Token kept) {
        if (kept == null
                || answer.getState() == null
                || !kept.text().equals(answer.getState().getValue())) {
            throw new SignInRefused(Reason.STALE);
        }
        return QuarkusTransaction.requiringNew()
                .call(() -> SignInAttempt.take(kept, clock.instant()))
                .orElseThrow(() -> new SignInRefused(Reason.STALE));
    }

    private SignIns.Granted finish(SignInAttempt attempt, AuthenticationResponse answer, URI callback) {
        var settings = settings(attempt.workspace);
        if (!settings.issuer.equals(attempt.issuer)) {
            throw new SignInRefused(Reason.NO_PROVIDER);
        }
        if (!answer.indicatesSuccess() || answer.toSuccessResponse().getAuthorizationCode() == null) {
            throw new SignInRefused(Reason.DENIED);
        }
        var provider = OpenIdProvider.discover(calls.of(settings.workspace), settings);
        if (!provider.sent(answer.getIssuer())) {
            throw new SignInRefused(Reason.UNPROVEN);
        }
        var code = answer.toSuccessResponse().getAuthorizationCode();
        var claims = provider.claims(code, callback, new Nonce(attempt.nonce), new CodeVerifier(attempt.verifier));
        var groups = QuarkusTransaction.requiringNew().call(() -> ProviderGroup.of(settings.workspace));
        return signIns.signIn(new ProviderClaims(claims).voucher(settings, groups));
    }

    @Scheduled(every = "10m", delayed = "5m")
    @Transactional
    void forgetOld() {
        SignInAttempt.forget(clock.instant());
    }
}
