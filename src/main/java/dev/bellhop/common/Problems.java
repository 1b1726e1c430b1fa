package dev.bellhop.common;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Maps exceptions to problem documents whose `detail` tells the caller what to do.
final class Problems {
    private final OncePerSecond faults;
    private final OncePerSecond outages;

    Problems(Clock clock) {
        faults = new OncePerSecond(clock);
        outages = new OncePerSecond(clock);
    }

    @ServerExceptionMapper
    public Response refusal(Refusal refusal) {
        var code = refusal.code();
        var response = Problem.builder(code.status(), code.wireName(), refusal.getMessage());
        return refusal.retryAfter() == null
                ? response.build()
                : response.header("Retry-After", refusal.retryAfter()).build();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthenticated() {
        return Problem.builder(401, "unauthenticated", "Sign in, and send the token as \"Authorization: Bearer …\".")
                .header("WWW-Authenticate", "Bearer")
                .build();
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e) {
        return Problem.response(403, "forbidden", "Your role, or your key's scopes, do not allow this.");
    }

    // Mapped explicitly, because Quarkus' own mapper for it sends an empty answer.
    @ServerExceptionMapper({MismatchedInputException.class, JsonProcessingException.class})
    public Response json(JsonProcessingException e) {
        var path = e instanceof JsonMappingException odd
                ? odd.getPath().stream()
                        .map(at -> at.getFieldName())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("."))
                : "";
        return Problem.response(
                400,
                "malformed",
                path.isEmpty()
                        ? "The body is not JSON that can be read."
                        : "The field \"" + path + "\" is not of the right kind.");
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException e) {
        var sentences = e.getConstraintViolations().stream()
                .map(Problems::sentence)
                .sorted()
                .collect(Collectors.joining(" "));
        return Problem.response(400, "malformed", sentences);
    }

    private static String sentence(ConstraintViolation<?> violation) {
        var at = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .filter(node -> node.getName() != null && node.getKind() != ElementKind.CONTAINER_ELEMENT)
                .reduce((_, last) -> last)
                .orElseThrow();
        if (at.getKind() != ElementKind.PARAMETER) {
            return "The field \"" + at.getName() + "\" " + violation.getMessage() + ".";
        }
        return violation.getInvalidValue() == null
                ? "The body is missing."
                : "The parameter \"" + at.getName() + "\" " + violation.getMessage() + ".";
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException cause) {
            return json(cause);
        }
        int status = e.getResponse().getStatus();
        return switch (status) {
            case 400 -> Problem.response(400, "malformed", "This request cannot be understood. Check its parameters.");
            case 401 -> unauthenticated();
            case 404 -> Problem.response(404, "not_found", "There is nothing at this address.");
            case 405 -> Problem.response(405, "not_allowed", "This address does not take that method.");
            case 406 ->
                Problem.response(
                        406,
                        "not_acceptable",
                        "This address answers in none of the forms you accept. Most answer application/json.");
            case 413 -> Problem.response(413, "too_long", "The body is too large.");
            case 415 ->
                Problem.response(415, "not_supported", "Send the body as application/json, or an import as text/csv.");
            default -> Problem.response(status, "refused", "This request cannot be served.");
        };
    }

    // Only reading the body throws it here: the client disconnected or sent broken chunks. Not worth a log line.
    @ServerExceptionMapper
    public Response brokenOff(IOException e) {
        Log.debugf("a body broke off: %s", e.getMessage());
        return Problem.response(400, "malformed", "The body broke off, or is not what its headers say. Send it again.");
    }

    @ServerExceptionMapper
    public Response fault(Exception e) {
        return SqlState.of(e).flatMap(this::refusalFor).map(this::refusal).orElseGet(() -> {
            faults.happened().ifPresent(times -> Log.errorf(e, "requests failed=%d, the last one so", times));
            return Problem.response(
                    500, "fault", "Something went wrong on our side. It has been noted; try again later.");
        });
    }

    private Optional<Refusal> refusalFor(String state) {
        if (SqlState.isAway(state)) {
            outages.happened()
                    .ifPresent(times -> Log.warnf(
                            "requests refused=%d, the database does not answer, SQLSTATE=%s",
                            times, SqlState.told(state)));
            return Optional.of(Refusal.unavailable());
        }
        return switch (state) {
            // unique_violation: two did the same thing at the same time.
            case "23505" -> Optional.of(Refusal.conflict("This exists already."));
            // character_not_in_repertoire: PostgreSQL does not store NUL.
            case "22021" -> Optional.of(Refusal.malformed("A field holds characters that are not text."));
            // foreign_key_violation: the row that a new one refers to was deleted at the same time.
            case "23503" -> Optional.of(Refusal.conflict("What this refers to has just been taken away. Look again."));
            default -> Optional.empty();
        };
    }
}
