package dev.bellhop.live.admission;

import dev.bellhop.common.Refusal;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Refuses requests that something behind would understand in another way than the filters before it do, or keep
/// something of: two spellings of one path, two hosts, unknown codings, invented methods.
final class RequestHeadCheck {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    /// Of a target in absolute form.
    private static final Pattern ORIGIN = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*(?=/|$)");
    /// Empty segments, dots, parameters, backslashes; and what is encoded though it need not be, or must not be there.
    private static final Pattern ODD_PATH = Pattern.compile("//|[;\\\\]|(^|/)\\.\\.?(/|$)|%(?![0-9A-Fa-f]{2})"
            + "|%([01].|2[DdEeFf]|3[0-9]|4[1-9A-Fa-f]|5[0-9AaCcFf]|6[1-9A-Fa-f]|7[0-9AaEeFf])");

    /// Vert.x would refuse it without a word where it stands in the query.
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private RequestHeadCheck() {}

    /// Empty if it may pass.
    static Optional<Refusal> refusal(HttpRequest head) {
        var headers = head.headers();
        if (!METHODS.contains(head.method().name())) {
            return refuse("This method is not known here. There are GET, POST, PUT, PATCH and DELETE.");
        }
        if (headers.getAll(HttpHeaderNames.HOST).size() > 1) {
            return refuse("A request has one Host header.");
        }
        if (headers.getAll(HttpHeaderNames.TRANSFER_ENCODING).stream()
                .anyMatch(coding -> !HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(coding.strip()))) {
            return refuse("Send the body plainly or chunked; other transfer codings are not known here.");
        }
        if (HttpHeaderValues.WEBSOCKET.contentEqualsIgnoreCase(headers.get(HttpHeaderNames.UPGRADE))
                && headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_KEY).size() != 1) {
            return refuse("A WebSocket handshake has one Sec-WebSocket-Key.");
        }
        if (isOdd(head.uri())) {
            return refuse("Write the path in its plain form: without empty segments, dots, \";\" or needless \"%\".");
        }
        if (BROKEN_ESCAPE.matcher(head.uri()).find()) {
            return refuse("In the query, two hexadecimal digits follow each \"%\".");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refuse(String sentence) {
        return Optional.of(Refusal.malformed(sentence));
    }

    // A fragment is not sent.
    private static boolean isOdd(String target) {
        return target.indexOf('#') >= 0 || ODD_PATH.matcher(path(target)).find();
    }

    /// What stands before the first "/" of an absolute form ends there or with the target.
    static String path(String target) {
        var origin = ORIGIN.matcher(target);
        var from = origin.lookingAt() ? origin.end() : 0;
        var query = target.indexOf('?', from);
        return target.substring(from, query < 0 ? target.length() : query);
    }
}
