package dev.bellhop.account.sso;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.Subject;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationSuccessResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.UserInfoErrorResponse;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoSuccessResponse;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// An OpenID provider (OpenID Connect Core and Discovery 1.0, PKCE, RFC 9207) of one client, made of the server's half
/// of the library. It checks what a provider has to: the client and its secret, the exact redirect address, that a code
/// is redeemed once and by who asked for it. What it says of people it can be told to say wrongly.
public final class TestProvider implements AutoCloseable {
    public static final String CLIENT = "bellhop";

    /// Whoever signs in there now.
    ///
    /// @param verified null where the provider does not say
    public record Person(String subject, String email, Boolean verified, String name, List<String> groups) {
        public static Person of(String email) {
            return new Person("sub-of-" + email, email, true, "Kim Provided", List.of());
        }

        Person in(String... groups) {
            return new Person(subject, email, verified, name, List.of(groups));
        }
    }

    interface Signing {
        JWT sign(JWTClaimsSet claims) throws JOSEException;
    }

    interface Answering {
        HTTPResponse answer(HTTPRequest request) throws ParseException, JOSEException, IOException;
    }

    private record Promise(AuthenticationRequest request, Person person) {}

    /// Shared by all, since making one takes more than a second.
    private static final RSAKey KEY = newKey();

    private final HttpServer server;
    private final RSAKey key = KEY;
    private final URI redirect;
    private final Map<String, Promise> promises = new ConcurrentHashMap<>();
    private final Map<String, Person> tokens = new ConcurrentHashMap<>();
    volatile Person person;
    volatile String secret = "the client's secret";
    volatile Consumer<JWTClaimsSet.Builder> twist = _ -> {};
    volatile Consumer<Map<String, List<String>>> detour = _ -> {};
    volatile Signing signing = this::sign;
    volatile boolean refuses;
    volatile boolean quiet;
    /// Of the discovery document, in place of the true one.
    volatile HTTPResponse instead;
    /// Whether a person has to agree, on a page with a button.
    private final boolean asks;

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("k-1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public TestProvider(URI redirect, boolean asks) {
        this.redirect = redirect;
        this.asks = asks;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        on(
                "/.well-known/openid-configuration",
                _ -> instead == null ? json(metadata().toString()) : instead);
        on("/keys", _ -> json(new JWKSet(key).toString()));
        on("/authorize", this::authorize);
        on("/token", this::redeem);
        on("/userinfo", this::userInfo);
        server.start();
    }

    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public String secret() {
        return secret;
    }

    public void signedIn(Person person) {
        this.person = person;
    }

    RSAKey key() {
        return key;
    }

    private OIDCProviderMetadata metadata() {
        var metadata = new OIDCProviderMetadata(
                new Issuer(issuer()), List.of(SubjectType.PUBLIC), URI.create(issuer() + "/keys"));
        metadata.setAuthorizationEndpointURI(URI.create(issuer() + "/authorize"));
        metadata.setTokenEndpointURI(URI.create(issuer() + "/token"));
        metadata.setUserInfoEndpointURI(URI.create(issuer() + "/userinfo"));
        metadata.setResponseTypes(List.of(new ResponseType(ResponseType.Value.CODE)));
        metadata.setIDTokenJWSAlgs(List.of(JWSAlgorithm.RS256));
        metadata.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
        metadata.setSupportsAuthorizationResponseIssuerParam(true);
        return metadata;
    }

    private HTTPResponse authorize(HTTPRequest call) throws ParseException {
        var request = AuthenticationRequest.parse(call.getURL().getQuery());
        // To a stranger's address nothing is sent, not even a refusal.
        if (!request.getClientID().getValue().equals(CLIENT) || !redirect.equals(request.getRedirectionURI())) {
            throw new ParseException("not the client's address");
        }
        var pkce =
                request.getCodeChallenge() != null && CodeChallengeMethod.S256.equals(request.getCodeChallengeMethod());
        if (!pkce || request.getNonce() == null || !request.getScope().contains("openid")) {
            return new AuthorizationErrorResponse(
                            redirect, OAuth2Error.INVALID_REQUEST, request.getState(), ResponseMode.QUERY)
                    .toHTTPResponse();
        }
        if (asks && !call.getURL().getQuery().contains("agreed=")) {
            return page(call.getURI());
        }
        if (refuses) {
            return new AuthorizationErrorResponse(
                            redirect,
                            OAuth2Error.ACCESS_DENIED,
                            request.getState(),
                            new Issuer(issuer()),
                            ResponseMode.QUERY)
                    .toHTTPResponse();
        }
        var code = new AuthorizationCode();
        promises.put(code.getValue(), new Promise(request, person));
        var answer = new AuthenticationSuccessResponse(
                redirect, code, null, null, request.getState(), null, new Issuer(issuer()), ResponseMode.QUERY);
        return detoured(answer);
    }

    private HTTPResponse detoured(AuthenticationSuccessResponse answer) {
        var parameters = new java.util.LinkedHashMap<>(answer.toParameters());
        detour.accept(parameters);
        var response = new HTTPResponse(302);
        response.setLocation(
                URI.create(redirect + "?" + com.nimbusds.oauth2.sdk.util.URLUtils.serializeParameters(parameters)));
        return response;
    }

    private static HTTPResponse page(URI uri) {
        var response = new HTTPResponse(200);
        response.setHeader("Content-Type", "text/html; charset=utf-8");
        response.setBody("<!doctype html><title>Your company</title><h1>Your company</h1>"
                + "<a id='agree' href='" + uri.getRawPath() + "?"
                + uri.getRawQuery().replace("&", "&amp;")
                + "&amp;agreed=yes'>Continue as Kim</a>");
        return response;
    }

    private HTTPResponse redeem(HTTPRequest call) throws ParseException, JOSEException {
        var request = TokenRequest.parse(call);
        if (!(request.getClientAuthentication() instanceof ClientSecretBasic basic)
                || !basic.getClientID().getValue().equals(CLIENT)
                || !basic.getClientSecret().getValue().equals(secret)) {
            return new TokenErrorResponse(OAuth2Error.INVALID_CLIENT).toHTTPResponse();
        }
        if (!(request.getAuthorizationGrant() instanceof AuthorizationCodeGrant grant)) {
            return new TokenErrorResponse(OAuth2Error.UNSUPPORTED_GRANT_TYPE).toHTTPResponse();
        }
        // Out of the map: a code is good once.
        var promise = promises.remove(grant.getAuthorizationCode().getValue());
        if (promise == null || !keeps(promise.request(), grant)) {
            return new TokenErrorResponse(OAuth2Error.INVALID_GRANT).toHTTPResponse();
        }
        var token = new BearerAccessToken();
        tokens.put(token.getValue(), promise.person());
        var idToken = signing.sign(claims(promise));
        return new OIDCTokenResponse(new OIDCTokens(idToken, token, null)).toHTTPResponse();
    }

    private static boolean keeps(AuthenticationRequest request, AuthorizationCodeGrant grant) {
        return request.getRedirectionURI().equals(grant.getRedirectionURI())
                && grant.getCodeVerifier() != null
                && CodeChallenge.compute(CodeChallengeMethod.S256, grant.getCodeVerifier())
                        .equals(request.getCodeChallenge());
    }

    private JWTClaimsSet claims(Promise promise) {
        var person = promise.person();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject(person.subject())
                .audience(CLIENT)
                .claim("iat", Instant.now().getEpochSecond())
                .claim("exp", Instant.now().plusSeconds(300).getEpochSecond())
                .claim("nonce", promise.request().getNonce().getValue());
        if (!quiet) {
            claims.claim("email", person.email())
                    .claim("email_verified", person.verified())
                    .claim("name", person.name())
                    .claim("groups", person.groups());
        }
        twist.accept(claims);
        return claims.build();
    }

    JWT sign(JWTClaimsSet claims) throws JOSEException {
        return sign(claims, JWSAlgorithm.RS256, new RSASSASigner(key));
    }

    JWT sign(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer) throws JOSEException {
        var signed = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
        signed.sign(signer);
        return signed;
    }

    private HTTPResponse userInfo(HTTPRequest call) throws ParseException {
        var known = tokens.get(UserInfoRequest.parse(call).getAccessToken().getValue());
        if (known == null) {
            return new UserInfoErrorResponse(com.nimbusds.oauth2.sdk.token.BearerTokenError.INVALID_TOKEN)
                    .toHTTPResponse();
        }
        var info = new UserInfo(new Subject(known.subject()));
        info.setClaim("email", known.email());
        info.setClaim("email_verified", known.verified());
        info.setClaim("name", known.name());
        info.setClaim("groups", known.groups());
        return new UserInfoSuccessResponse(info).toHTTPResponse();
    }

    private static HTTPResponse json(String body) {
        var response = new HTTPResponse(200);
        response.setHeader("Content-Type", "application/json");
        response.setBody(body);
        return response;
    }

    private void on(String path, Answering answering) {
        server.createContext(path, exchange -> {
            try (exchange) {
                HTTPResponse response;
                try {
                    response = answering.answer(request(exchange));
                } catch (ParseException | JOSEException | RuntimeException _) {
                    response = new HTTPResponse(400);
                }
                write(exchange, response);
            }
        });
    }

    private HTTPRequest request(HttpExchange exchange) throws IOException, ParseException {
        var request = new HTTPRequest(
                HTTPRequest.Method.valueOf(exchange.getRequestMethod()),
                URI.create(issuer() + exchange.getRequestURI()));
        exchange.getRequestHeaders().forEach((name, values) -> request.setHeader(name, values.toArray(String[]::new)));
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!body.isEmpty()) {
            request.setBody(body);
        }
        return request;
    }

    private static void write(HttpExchange exchange, HTTPResponse response) throws IOException {
        response.getHeaderMap()
                .forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
        var body = response.getBody() == null ? new byte[0] : response.getBody().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(response.getStatusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
