package dev.bellhop.attachment.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// As much of S3 as a file store needs, on loopback: one bucket in the path, listed a few objects at a time. It wants
/// every call signed, of which it checks the key and the hash of the body.
final class StandInS3 implements AutoCloseable {
    static final String BUCKET = "bellhop-files";
    static final String ACCESS_KEY = "the-access-key";
    private static final String SIGNED = "AWS4-HMAC-SHA256 Credential=" + ACCESS_KEY + "/";
    private static final String HASH = "X-Amz-Content-SHA256";
    private static final int PAGE = 7;
    private static final int LEAST_PART = 5 * 1024 * 1024;

    final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
    final Map<String, Map<Integer, byte[]>> uploads = new ConcurrentHashMap<>();
    final List<String> calls = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;
    private volatile Fault fault = new Fault(_ -> false, 0, "");

    /// What it does instead of an answer.
    ///
    /// @param call chosen by method and path with query
    /// @param status 0 for none at all
    record Fault(Predicate<String> call, int status, String code) {}

    StandInS3() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    Map<String, String> settings() {
        return Map.of(
                "bellhop.files.store",
                "s3",
                "bellhop.files.s3.endpoint",
                address().toString(),
                "bellhop.files.s3.bucket",
                BUCKET,
                "bellhop.files.s3.access-key",
                ACCESS_KEY,
                "bellhop.files.s3.secret-key",
                "the-secret-key",
                "bellhop.files.s3.timeout",
                "5s");
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void fails(Predicate<String> call, int status, String code) {
        fault = new Fault(call, status, code);
    }

    void works() {
        fails(_ -> false, 0, "");
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            calls.add(call);
            var now = fault;
            if (now.call().test(call)) {
                fail(exchange, now);
            } else if (isSigned(exchange)) {
                answer(exchange);
            } else {
                refuse(exchange, 403, "AccessDenied");
            }
        }
    }

    private void fail(HttpExchange exchange, Fault fault) throws IOException {
        if (fault.status() == 0) {
            try {
                closed.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        } else {
            exchange.getRequestBody().readAllBytes();
            refuse(exchange, fault.status(), fault.code());
        }
    }

    private static boolean isSigned(HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        var signature = Objects.toString(headers.getFirst("Authorization"), "");
        return signature.startsWith(SIGNED)
                && signature.contains("/us-east-1/s3/aws4_request")
                && signature.contains("Signature=")
                && headers.containsKey("X-Amz-Date")
                && headers.containsKey(HASH);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (!path.startsWith("/" + BUCKET)) {
            refuse(exchange, 404, "NoSuchBucket");
            return;
        }
        var key = path.substring(Math.min(path.length(), BUCKET.length() + 2));
        var query = query(exchange.getRequestURI());
        switch (exchange.getRequestMethod()) {
            case "GET" -> get(exchange, key, query);
            case "HEAD" -> head(exchange, key);
            case "PUT" -> put(exchange, key, query);
            case "POST" -> post(exchange, key, query);
            case "DELETE" -> delete(exchange, key, query);
            default -> refuse(exchange, 405, "MethodNotAllowed");
        }
    }

    private void get(HttpExchange exchange, String key, Map<String, String> query) throws IOException {
        if (key.isEmpty()) {
            list(exchange, query);
            return;
        }
        var bytes = objects.get(key);
        if (bytes == null) {
            refuse(exchange, 404, "NoSuchKey");
            return;
        }
        var range = exchange.getRequestHeaders().getFirst("Range");
        if (range == null) {
            send(exchange, 200, bytes);
        } else {
            var ends = range.substring("bytes=".length()).split("-", -1);
            send(exchange, 206, Arrays.copyOfRange(bytes, Integer.parseInt(ends[0]), Integer.parseInt(ends[1]) + 1));
        }
    }

    private void head(HttpExchange exchange, String key) throws IOException {
        exchange.sendResponseHeaders(objects.containsKey(key) ? 200 : 404, -1);
    }

    private void list(HttpExchange exchange, Map<String, String> query) throws IOException {
        var after = query.getOrDefault("continuation-token", "");
        var page = objects.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(query.get("prefix")))
                .filter(entry -> entry.getKey().compareTo(after) > 0)
                .limit(PAGE + 1L)
                .toList();
        var isMore = page.size() > PAGE;
        var shown = page.subList(0, Math.min(PAGE, page.size()));
        var contents = shown.stream()
                .map(entry -> "<Contents><Key>%s</Key><Size>%d</Size></Contents>"
                        .formatted(entry.getKey(), entry.getValue().length))
                .collect(Collectors.joining());
        var next = isMore
                ? "<NextContinuationToken>%s</NextContinuationToken>"
                        .formatted(shown.getLast().getKey())
                : "";
        xml(
                exchange,
                200,
                "<ListBucketResult><IsTruncated>%s</IsTruncated>%s%s</ListBucketResult>"
                        .formatted(isMore, next, contents));
    }

    private void put(HttpExchange exchange, String key, Map<String, String> query) throws IOException {
        var bytes = exchange.getRequestBody().readAllBytes();
        if (!isSigned(exchange, bytes)) {
            refuse(exchange, 400, "XAmzContentSHA256Mismatch");
            return;
        }
        if (!query.containsKey("uploadId")) {
            objects.put(key, bytes);
        } else if (uploads.containsKey(query.get("uploadId"))) {
            uploads.get(query.get("uploadId")).put(Integer.parseInt(query.get("partNumber")), bytes);
        } else {
            refuse(exchange, 404, "NoSuchUpload");
            return;
        }
        exchange.getResponseHeaders().set("ETag", "\"" + bytes.length + "\"");
        exchange.sendResponseHeaders(200, -1);
    }

    private void post(HttpExchange exchange, String key, Map<String, String> query) throws IOException {
        exchange.getRequestBody().readAllBytes();
        if (query.containsKey("uploads")) {
            var id = "upload-" + uploads.size();
            uploads.put(id, new ConcurrentSkipListMap<>());
            xml(
                    exchange,
                    200,
                    "<InitiateMultipartUploadResult><UploadId>%s</UploadId></InitiateMultipartUploadResult>"
                            .formatted(id));
        } else {
            complete(exchange, key, query.get("uploadId"));
        }
    }

    private void complete(HttpExchange exchange, String key, String id) throws IOException {
        var parts = List.copyOf(uploads.get(id).values());
        if (parts.subList(0, parts.size() - 1).stream().anyMatch(part -> part.length < LEAST_PART)) {
            refuse(exchange, 400, "EntityTooSmall");
            return;
        }
        var whole = new ByteArrayOutputStream();
        parts.forEach(whole::writeBytes);
        objects.put(key, whole.toByteArray());
        uploads.remove(id);
        xml(exchange, 200, "<CompleteMultipartUploadResult><ETag>\"all\"</ETag></CompleteMultipartUploadResult>");
    }

    private void delete(HttpExchange exchange, String key, Map<String, String> query) throws IOException {
        if (query.containsKey("uploadId")) {
            uploads.remove(query.get("uploadId"));
        } else {
            objects.remove(key);
        }
        exchange.sendResponseHeaders(204, -1);
    }

    private static boolean isSigned(HttpExchange exchange, byte[] body) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of()
                    .formatHex(hash)
                    .equals(exchange.getRequestHeaders().getFirst(HASH));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> query(URI uri) {
        var values = new TreeMap<String, String>();
        Stream.of(Objects.toString(uri.getRawQuery(), "").split("&", -1))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> values.put(pair[0], pair.length < 2 ? "" : decode(pair[1])));
        return values;
    }

    private static String decode(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
        xml(exchange, status, "<Error><Code>%s</Code><Message>no</Message></Error>".formatted(code));
    }

    private static void xml(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        var isHead = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, isHead || body.length == 0 ? -1 : body.length);
        if (!isHead) {
            exchange.getResponseBody().write(body);
        }
    }
}
