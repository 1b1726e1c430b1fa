package dev.bellhop.live;

import static dev.bellhop.testing.Company.as;
import static dev.bellhop.testing.Company.conversation;
import static dev.bellhop.testing.IdentitySigner.byJwt;
import static dev.bellhop.testing.IdentitySigner.jwt;
import static dev.bellhop.testing.IdentitySigner.keys;
import static dev.bellhop.testing.IdentitySigner.known;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.testing.Company;
import dev.bellhop.testing.Company.Guest;
import dev.bellhop.testing.IdentitySigner;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What open sockets hear when their visitor is verified, signs out, or may not stay.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class VerifiedSocketTest {
    @TestHTTPResource("/")
    String url;

    private final Company company = Company.create();
    private final List<TestSocket> opened = new ArrayList<>();
    private IdentitySigner.MadeKey key;

    @BeforeEach
    void makeKey() {
        key = IdentitySigner.secret(company);
    }

    @AfterEach
    void close() {
        opened.forEach(TestSocket::close);
    }

    private TestSocket socket(Guest guest) {
        return keep(TestSocket.visitor(base(), company.site().key(), guest.token()));
    }

    private TestSocket keep(TestSocket socket) {
        opened.add(socket);
        return socket;
    }

    private String base() {
        return url.substring(0, url.length() - 1);
    }

    private Guest become(String person, String token) {
        return known(company, byJwt(jwt(key.secret(), person)), token);
    }

    private int refusedHello(String token) {
        var socket = keep(
                TestSocket.open(base(), "/live/visitor?site=" + company.site().key()));
        socket.send("hello").with("token", token).go();
        return socket.closeCode();
    }

    @Test
    void sockets_of_the_anonymous_one_are_told_to_come_back_with_the_new_token() {
        var anonymous = company.visitor("Someone");
        var mine = conversation(anonymous, "Hello");
        var first = socket(anonymous);
        var second = socket(anonymous);
        var mia = become("mia", anonymous.token());
        for (var socket : List.of(first, second)) {
            assertThat(socket.expect("bye").path("retry").asBoolean()).isTrue();
            assertThat(socket.closeCode()).isEqualTo(4100);
        }
        assertThat(refusedHello(anonymous.token())).isEqualTo(4100);
        var back = keep(
                TestSocket.open(base(), "/live/visitor?site=" + company.site().key()));
        back.send("hello").with("token", mia.token()).go();
        var welcome = back.expect("welcome");
        assertThat(welcome.at("/self/id").asText()).isEqualTo(mia.id().toString());
        assertThat(welcome.at("/conversations/0/id").asText()).isEqualTo(mine.toString());
    }

    @Test
    void the_other_device_hears_at_once_what_was_merged_and_so_do_agents() {
        var phone = socket(become("mia", null));
        var agent = keep(TestSocket.agent(base(), company.signIn()));
        agent.watchList();
        var anonymous = company.visitor("Someone");
        var mine = conversation(anonymous, "Hello");
        var mia = become("mia", anonymous.token());
        phone.expect("conversation", frame -> is(frame.at("/conversation/id").asText(), mine));
        phone.expect("replay", frame -> is(frame.path("conversation").asText(), mine));
        agent.expect(
                "conversation", frame -> is(frame.at("/conversation/visitor/id").asText(), mia.id()));
        as(mia.token())
                .body(Map.of("body", "And more"))
                .post("/api/v1/conversations/" + mine + "/messages")
                .then()
                .statusCode(201);
        phone.expect("message", frame -> frame.at("/message/body").asText().equals("And more"));
    }

    private static boolean is(String text, UUID id) {
        return text.equals(id.toString());
    }

    @Test
    void signing_out_closes_the_sockets_of_this_token_only() {
        var phone = become("mia", null);
        var laptop = become("mia", null);
        var stays = socket(phone);
        var goes = socket(laptop);
        as(laptop.token()).delete("/api/v1/visitor-token").then().statusCode(204);
        assertThat(goes.closeCode()).isEqualTo(4503);
        assertThat(refusedHello(laptop.token())).isEqualTo(4501);
        var mine = conversation(phone, "Still here");
        stays.expect("conversation", frame -> is(frame.at("/conversation/id").asText(), mine));
        assertThat(stays.isClosed()).isFalse();
    }

    @Test
    void a_revoked_key_closes_the_sockets_of_whom_it_vouched_for() {
        var other = IdentitySigner.secret(company);
        var stays = socket(known(company, byJwt(jwt(other.secret(), "ben")), null));
        var anonymous = socket(company.visitor("Someone"));
        var goes = socket(become("mia", null));
        as(company.signIn()).delete(keys(company) + "/" + key.id()).then().statusCode(204);
        assertThat(goes.closeCode()).isEqualTo(4100);
        assertThat(stays.isClosed()).isFalse();
        assertThat(anonymous.isClosed()).isFalse();
    }

    @Test
    void enforcing_identity_closes_the_sockets_of_everyone_else() {
        var someone = company.visitor("Someone");
        var goes = socket(someone);
        var stays = socket(become("mia", null));
        as(company.signIn())
                .body(Map.of("enforceIdentity", true))
                .patch("/api/v1/sites/" + company.site().id())
                .then()
                .statusCode(200);
        assertThat(goes.closeCode()).isEqualTo(4505);
        assertThat(refusedHello(someone.token())).isEqualTo(4505);
        assertThat(stays.isClosed()).isFalse();
    }

    @Test
    void a_hello_that_crosses_a_sign_out_is_not_left_open() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 30; round++) {
                var mia = become("mia", null);
                var socket = keep(TestSocket.open(
                        base(), "/live/visitor?site=" + company.site().key()));
                var _ = threads.submit(() -> as(mia.token()).delete("/api/v1/visitor-token"));
                socket.send("hello").with("token", mia.token()).go();
                assertThat(socket.closeCode()).isIn(4501, 4503);
            }
        }
    }
}
