package dev.bellhop.account.sso;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderConfigurationRequest;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.bellhop.account.session.SignInRefused;
import dev.bellhop.account.session.SignInRefused.Reason;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// One company's provider, as its discovery document describes it at this moment (OpenID Connect Discovery 1.0). Asked
/// anew for each sign-in: those are rare, and keys that were rotated hold at once. Blocks.
final class OpenIdProvider {
    // Keys of the provider's own: with HS256 the client secret would be one, and `none` is no signature.
    private final Set<JWSAlgorithm> signatures = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512,
            JWSAlgorithm.EdDSA);
    private final Scope scope = new Scope("openid", "email", "profile");
    private final HTTPRequestSender calls;
    private final ClientID client;
    private final Secret secret;
    private final OIDCProviderMetadata metadata;

    private OpenIdProvider(HTTPRequestSender calls, ClientID client, Secret secret, OIDCProviderMetadata metadata) {
        this.calls = calls;
        this.client = client;
        this.secret = secret;
        this.metadata = metadata;
    }

    /// @throws SignInRefused if no provider answers at that address
    static OpenIdProvider discover(HTTPRequestSender calls, IdentityProvider settings) {
        var issuer = new Issuer(settings.issuer);
        try {
            var answer =
                    new OIDCProviderConfigurationRequest(issuer).toHTTPRequest().send(calls);
            answer.ensureStatusCode(200);
            var metadata = OIDCProviderMetadata.parse(answer.getBodyAsJSONObject());
            if (!metadata.getIssuer().equals(issuer)
                    || metadata.getAuthorizationEndpointURI() == null
                    || metadata.getTokenEndpointURI() == null) {
                throw new SignInRefused(Reason.UNREACHABLE);
            }
            return new OpenIdProvider(
                    calls, new ClientID(settings.clientId), new Secret(settings.clientSecret), metadata);
        } catch (IOException | ParseException | IllegalArgumentException _) {
            throw new SignInRefused(Reason.UNREACHABLE);
        }
    }

    /// Where the browser goes to.
    URI authorization(URI callback, State state, Nonce nonce, CodeVerifier verifier) {
        return new AuthenticationRequest.Builder(new ResponseType(ResponseType.Value.CODE), scope, client, callback)
                .endpointURI(metadata.getAuthorizationEndpointURI())
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /// Whether an answer that names its sender (RFC 9207), as it must where the provider says that its do, comes from
    /// here.
    boolean sent(Issuer issuer) {
        return issuer == null
                ? !metadata.supportsAuthorizationResponseIssuerParam()
                : issuer.equals(metadata.getIssuer());
    }

    /// What the provider vouches for: the claims of an ID token that was signed for us and this sign-in, with those of
    /// its userinfo endpoint, where it has one, behind them.
    ///
    /// @throws SignInRefused if a call fails or the answer is invalid
    Map<String, Object> claims(AuthorizationCode code, URI callback, Nonce nonce, CodeVerifier verifier) {
        try {
            var tokens = redeem(new AuthorizationCodeGrant(code, callback, verifier));
            var proved = validate(tokens.getIDToken(), nonce);
            var claims = new HashMap<>(more(tokens.getAccessToken(), (String) proved.get("sub")));
            claims.putAll(proved);
            return claims;
        } catch (IOException _) {
            throw new SignInRefused(Reason.UNREACHABLE);
        } catch (ParseException | java.text.ParseException | BadJOSEException | JOSEException _) {
            throw new SignInRefused(Reason.UNPROVEN);
        }
    }

    private OIDCTokens redeem(AuthorizationCodeGrant grant) throws IOException, ParseException {
        var request = new TokenRequest.Builder(metadata.getTokenEndpointURI(), authentication(), grant).build();
        var answer = OIDCTokenResponseParser.parse(send(request.toHTTPRequest()));
        if (!answer.indicatesSuccess()) {
            throw new SignInRefused(Reason.DENIED);
        }
        return ((OIDCTokenResponse) answer.toSuccessResponse()).getOIDCTokens();
    }

    // Basic is what a provider takes that does not say (OpenID Connect Discovery, 3).
    private ClientAuthentication authentication() {
        var methods = metadata.getTokenEndpointAuthMethods();
        return methods == null || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                ? new ClientSecretBasic(client, secret)
                : new ClientSecretPost(client, secret);
    }

    private Map<String, Object> validate(JWT token, Nonce nonce)
            throws IOException, ParseException, java.text.ParseException, BadJOSEException, JOSEException {
        if (token == null) {
            throw new SignInRefused(Reason.UNPROVEN);
        }
        var keys = send(new HTTPRequest(HTTPRequest.Method.GET, metadata.getJWKSetURI()));
        keys.ensureStatusCode(200);
        var selector = new JWSVerificationKeySelector<SecurityContext>(
                signatures, new ImmutableJWKSet<>(JWKSet.parse(keys.getBody())));
        var claims = new IDTokenValidator(metadata.getIssuer(), client, selector, null).validate(token, nonce);
        // The validator asks that we are one of those it is for; that it was issued to us, it leaves to us.
        var party = claims.getAuthorizedParty();
        if (party == null ? claims.getAudience().size() > 1 : !party.getValue().equals(client.getValue())) {
            throw new SignInRefused(Reason.UNPROVEN);
        }
        return claims.toJSONObject();
    }

    // Some tell the address and the groups there only. It must speak of the same person.
    private Map<String, Object> more(AccessToken token, String subject) throws IOException, ParseException {
        if (metadata.getUserInfoEndpointURI() == null) {
            return Map.of();
        }
        var answer = UserInfoResponse.parse(
                send(new UserInfoRequest(metadata.getUserInfoEndpointURI(), token).toHTTPRequest()));
        if (!answer.indicatesSuccess()) {
            return Map.of();
        }
        var info = answer.toSuccessResponse().getUserInfo();
        if (info == null || !info.getSubject().getValue().equals(subject)) {
            return Map.of();
        }
        return info.toJSONObject();
    }

    private com.nimbusds.oauth2.sdk.http.HTTPResponse send(HTTPRequest request) throws IOException {
        return request.send(calls);
    }
}
