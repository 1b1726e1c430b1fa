package dev.bellhop.conversation.transcript;

import static dev.bellhop.testing.Company.as;
import static dev.bellhop.testing.Company.conversation;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.bellhop.security.Scope;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.Company.Guest;
import dev.bellhop.testing.Rows;
import dev.bellhop.testing.SentMails;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.Upload;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A conversation as text to keep.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TranscriptTest {
    private Company company;
    private Guest mia;
    private String owner;
    private UUID id;

    @BeforeEach
    void talk() {
        company = Company.create();
        mia = company.visitor("مِيا كِلِر");
        owner = company.signIn();
        id = conversation(mia, "أين طردي؟");
    }

    private String path() {
        return "/api/v1/conversations/" + id;
    }

    private void say(String token, Map<String, Object> message) {
        as(token).body(message).post(path() + "/messages").then().statusCode(201);
    }

    private ValidatableResponse transcript(String token, String query) {
        return as(token).get(path() + "/transcript" + query).then();
    }

    private String read(String token) {
        return transcript(token, "").statusCode(200).extract().asString();
    }

    @Test
    void it_says_who_said_what_and_when() {
        var file = Upload.of(owner, "中文文件.txt", "Parcel".getBytes(UTF_8));
        say(owner, Map.of("body", "On its way.\nTomorrow.", "files", List.of(file)));
        say(owner, Map.of("body", "A regular", "kind", "note"));
        say(owner, Map.of("body", "Oops"));
        as(owner).delete(path() + "/messages/5").then().statusCode(204);
        as(mia.token())
                .body(Map.of("body", "أين طردي الآن؟"))
                .patch(path() + "/messages/1")
                .then()
                .statusCode(200);
        as(owner).body(Map.of("status", "resolved")).patch(path()).then().statusCode(200);
        as(mia.token())
                .body(Map.of("score", 5, "comment", "Quick"))
                .put(path() + "/rating")
                .then()
                .statusCode(200);
        Rows.run("update message set at = timestamptz '2026-03-01T23:30:00Z' where conversation = '" + id + "'");
        var text = transcript(owner, "?zone=Europe/Zurich")
                .statusCode(200)
                .contentType("text/plain;charset=UTF-8")
                .header("Content-Disposition", equalTo("attachment; filename=\"conversation-" + id + ".txt\""))
                .header("X-Content-Type-Options", "nosniff")
                .extract()
                .asString();
        assertThat(text).isEqualTo("""
                Conversation with \u2068مِيا كِلِر\u2069
                Times: Europe/Zurich

                Monday, 2 March 2026

                00:30  \u2068مِيا كِلِر\u2069
                أين طردي الآن؟
                (corrected)

                00:30  \u2068Olga Owner\u2069
                On its way.
                Tomorrow.
                [File: \u2068中文文件.txt\u2069]

                00:30  \u2068Olga Owner\u2069 took the conversation

                00:30  \u2068Olga Owner\u2069 (note)
                A regular

                00:30  \u2068Olga Owner\u2069
                (deleted)

                00:30  \u2068Olga Owner\u2069 resolved the conversation

                00:30  \u2068مِيا كِلِر\u2069 rated the conversation: 5 of 5
                Quick
                """);
    }

    @Test
    void a_visitors_has_no_notes() {
        say(owner, Map.of("body", "A regular", "kind", "note"));
        say(owner, Map.of("body", "On its way."));
        assertThat(read(mia.token())).contains("On its way.").doesNotContain("regular", "note");
        assertThat(read(company.key(EnumSet.of(Scope.CONVERSATIONS_READ)).secret()))
                .contains("On its way.", "A regular");
    }

    @Test
    void nobody_else_gets_it() {
        for (var token : List.of(
                company.visitor("Eve").token(),
                Company.create().signIn(),
                Company.create().visitor("Eve").token())) {
            transcript(token, "").statusCode(404).body("detail", startsWith("There is no such conversation"));
        }
        transcript(company.key(EnumSet.of(Scope.VISITORS_READ)).secret(), "").statusCode(403);
    }

    @Test
    void a_very_long_one_begins_late_and_says_so() {
        Rows.run("""
                insert into message (workspace, conversation, seq, kind, author_kind, author, author_name, body, at)
                select workspace, id, 1 + n, 'text', 'visitor', visitor, 'Mia', 'line ' || n || '.', now()
                from conversation, generate_series(1, 2500) n where id = '%s'
                """.formatted(id));
        Rows.run("update conversation set head = 2501 where id = '" + id + "'");
        assertThat(read(owner))
                .contains("It is long: what was said earlier is left out here.", "line 2500.", "line 501.")
                .doesNotContain("line 500.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nowhere/Else", "%00", "1", "../etc"})
    void a_zone_is_a_zone(String zone) {
        transcript(owner, "?zone=" + zone).statusCode(400).body("detail", containsString("zone"));
    }

    private ValidatableResponse mail(String token, Map<String, Object> letter) {
        return as(token).body(letter).post(path() + "/transcript/mail").then();
    }

    @Test
    void it_goes_to_the_visitor_by_mail_as_the_visitor_may_read_it() {
        var to = "mia-" + id + "@example.com";
        say(owner, Map.of("body", "Here it is: <b>42</b>"));
        say(owner, Map.of("kind", "note", "body", "A difficult one"));
        mail(owner, Map.of()).statusCode(409).body("detail", startsWith("No e-mail address of this visitor is known"));
        as(owner)
                .body(Map.of("email", to))
                .patch("/api/v1/visitors/" + mia.id())
                .then()
                .statusCode(200);
        mail(owner, Map.of("zone", "Asia/Tokyo")).statusCode(202);
        assertThat(SentMails.text(to))
                .contains("أين طردي؟", "Here it is: <b>42</b>", "Asia/Tokyo")
                .doesNotContain("A difficult one");
        assertThat(SentMails.subject(to)).isEqualTo("Your conversation with \u2068A shop\u2069");
        as(owner)
                .get("/api/v1/audit?action=transcript.sent")
                .then()
                .body("items.size()", equalTo(1))
                .body("items[0].detail", equalTo(null));
    }

    @Test
    void it_goes_to_another_address_that_is_one() {
        var to = "other-" + id + "@example.com";
        mail(owner, Map.of("to", to)).statusCode(202);
        assertThat(SentMails.text(to)).contains("أين طردي؟");
        for (var bad : List.of("", "x", "a@b@c", "a@example.com\nBcc: b@example.com", "a@example.com,b@example.com")) {
            mail(owner, Map.of("to", bad)).statusCode(400);
        }
        mail(owner, Map.of("to", to, "zone", "Mars")).statusCode(400);
    }

    @Test
    void nobody_else_sends_it() {
        var to = "none-" + id + "@example.com";
        mail(mia.token(), Map.of("to", to)).statusCode(403);
        mail(Company.create().signIn(), Map.of("to", to)).statusCode(404);
        mail(company.key(EnumSet.of(Scope.CONVERSATIONS_READ)).secret(), Map.of("to", to))
                .statusCode(403);
        assertThat(SentMails.none(to)).isTrue();
    }
}
