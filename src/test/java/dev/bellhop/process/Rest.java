package dev.bellhop.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Calls of a service that may be away: then the status is 0.
public record Rest(String base, String token) {
    private static final int PIECE = 1_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    public record Answer(int status, JsonNode json) {
        public boolean isGood() {
            return status >= 200 && status < 300;
        }
    }

    public Answer get(String path) {
        return call("GET", path, null, null);
    }

    public Answer call(String method, String path, Object body, String key) {
        try {
            var publisher = body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
            var request = HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                    .timeout(Duration.ofSeconds(10))
                    .header("Content-Type", "application/json")
                    .method(method, publisher);
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            if (key != null) {
                request.header("Idempotency-Key", key);
            }
            var answer = HTTP.send(request.build(), BodyHandlers.ofString());
            var json = answer.body().startsWith("{") ? JSON.readTree(answer.body()) : MissingNode.getInstance();
            return new Answer(answer.statusCode(), json);
        } catch (IOException _) {
            return new Answer(0, MissingNode.getInstance());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// A file that is in no message yet.
    ///
    /// @return its id
    public String uploaded(String name, byte[] bytes) {
        var id = begun(name, bytes.length);
        for (int at = 0; at < bytes.length; at += PIECE) {
            var length = Math.min(PIECE, bytes.length - at);
            var sent = send(upload("/attachments/" + id)
                    .header("Upload-Offset", String.valueOf(at))
                    .header("Content-Type", "application/offset+octet-stream")
                    .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(bytes, at, length)));
            must(new Answer(sent.statusCode(), MissingNode.getInstance()));
        }
        return id;
    }

    /// An upload of which nothing has come yet.
    ///
    /// @return its id
    public String begun(String name, long size) {
        var encoded = Base64.getEncoder().encodeToString(name.getBytes(UTF_8));
        var begun = send(upload("/attachments")
                .header("Upload-Length", String.valueOf(size))
                .header("Upload-Metadata", "filename " + encoded)
                .POST(HttpRequest.BodyPublishers.noBody()));
        var place = begun.headers().firstValue("Location").orElseThrow();
        return place.substring(place.lastIndexOf('/') + 1);
    }

    private static HttpResponse<Void> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.discarding());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private HttpRequest.Builder upload(String path) {
        return HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .header("Tus-Resumable", "1.0.0");
    }

    public Answer must(Answer answer) {
        if (!answer.isGood()) {
            throw new AssertionError("refused: " + answer);
        }
        return answer;
    }

    public static Rest visitor(String base, String site, String name) {
        var nobody = new Rest(base, null);
        var made = nobody.must(nobody.call("POST", "/visitors", Map.of("site", site, "name", name), null));
        return new Rest(base, made.json().path("token").asText());
    }

    public static Rest agent(String base, String email, String password) {
        var nobody = new Rest(base, null);
        var made = nobody.must(nobody.call("POST", "/sessions", Map.of("email", email, "password", password), null));
        return new Rest(base, made.json().path("accessToken").asText());
    }

    /// A whole log, in order.
    List<JsonNode> messages(UUID conversation) {
        return messages(conversation, 0);
    }

    List<JsonNode> messages(UUID conversation, long after) {
        var all = new ArrayList<JsonNode>();
        boolean more;
        do {
            var from = all.isEmpty() ? after : all.getLast().path("seq").asLong();
            var page = must(get("/conversations/" + conversation + "/messages?limit=200&after=" + from))
                    .json();
            page.path("items").forEach(all::add);
            more = page.path("more").asBoolean();
        } while (more);
        return all;
    }
}
