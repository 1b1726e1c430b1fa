package dev.bellhop.testing;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Base64;
import java.util.UUID;

/// Uploads over REST, as any client of tus does them.
public final class Upload {
    private static final String PATH = "/api/v1/attachments";

    private Upload() {}

    public static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).header("Tus-Resumable", "1.0.0");
    }

    public static ValidatableResponse begin(String token, String name, long size) {
        var encoded = Base64.getEncoder().encodeToString(name.getBytes(UTF_8));
        return as(token)
                .header("Upload-Length", size)
                .header("Upload-Metadata", "filename " + encoded)
                .post(PATH)
                .then();
    }

    public static UUID begun(String token, String name, long size) {
        var place = begin(token, name, size).statusCode(201).extract().header("Location");
        return UUID.fromString(place.substring(place.lastIndexOf('/') + 1));
    }

    public static ValidatableResponse piece(String token, UUID file, long offset, byte[] bytes) {
        return as(token)
                .header("Upload-Offset", offset)
                .contentType("application/offset+octet-stream")
                .body(bytes)
                .patch(PATH + "/" + file)
                .then();
    }

    /// A complete file that is in no message yet.
    public static UUID of(String token, String name, byte[] bytes) {
        var file = begun(token, name, bytes.length);
        piece(token, file, 0, bytes).statusCode(204);
        return file;
    }

    /// Where its bytes can be fetched.
    public static String url(String token, UUID file) {
        return as(token)
                .get(PATH + "/" + file)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("url");
    }
}
