package dev.bellhop.live;

import static dev.bellhop.testing.Company.as;
import static dev.bellhop.testing.Company.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.notNullValue;

import dev.bellhop.live.delivery.Hub;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.OwnAddresses;
import dev.bellhop.testing.StrictLimits;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// G9: whoever takes too much is told so, and the others are served. With small limits, so that reaching them is cheap.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(StrictLimits.class)
class LimitsTest {
    @TestHTTPResource("/")
    String url;

    @Inject
    Hub hub;

    @Inject
    Connections connections;

    @Inject
    Connections clients;

    private final List<TestSocket> opened = new ArrayList<>();
    private Company company;
    private Company.Guest mia;

    @BeforeAll
    static void comeFromManyAddresses() {
        OwnAddresses.use();
    }

    @AfterAll
    static void comeFromOne() {
        OwnAddresses.forget();
    }

    @BeforeEach
    void open() {
        // The connections of the tests before may still be on their way out.
        await().until(() -> connections.size() == 0);
        company = Company.create();
        mia = company.visitor("Mia");
    }

    @AfterEach
    void close() {
        opened.forEach(TestSocket::cut);
        await().until(() -> clients.all().size() == 0);
    }

    private String base() {
        return url.substring(0, url.length() - 1);
    }

    private TestSocket keep(TestSocket socket) {
        opened.add(socket);
        return socket;
    }

    private TestSocket visitor(Company.Guest guest) {
        return keep(TestSocket.visitor(base(), company.site().key(), guest.token()));
    }

    private int rejection(String path) {
        var caught = catchThrowable(() -> keep(TestSocket.open(base(), path)));
        assertThat(caught).hasCauseInstanceOf(WebSocketHandshakeException.class);
        return ((WebSocketHandshakeException) caught.getCause()).getResponse().statusCode();
    }

    @Test
    void a_full_site_refuses_its_own_visitors_only() {
        visitor(mia);
        var second = visitor(mia);
        assertThat(rejection("/live/visitor?site=" + company.site().key())).isEqualTo(429);
        keep(TestSocket.agent(base(), company.signIn()));
        second.cut();
        await().until(() -> hub.of(mia.id()).size() == 1);
        visitor(mia);
    }

    @Test
    void strangers_have_a_room_of_their_own_and_leave_it_by_saying_hello() {
        var token = company.signIn();
        var strangers = new ArrayList<TestSocket>();
        for (int i = 0; i < 3; i++) {
            strangers.add(keep(TestSocket.open(base(), "/live/agent")));
        }
        // The client knows of its socket a moment before the endpoint does.
        await().until(() -> clients.all().size() == 3);
        assertThat(rejection("/live/agent")).isEqualTo(503);
        for (var stranger : strangers) {
            stranger.send("hello").with("token", token).go();
            stranger.expect("welcome");
        }
        keep(TestSocket.agent(base(), token));
    }

    @Test
    void one_address_may_not_take_every_place() {
        var token = company.signIn();
        for (int i = 0; i < 6; i++) {
            keep(TestSocket.agent(base(), token));
        }
        assertThat(rejection("/live/agent")).isEqualTo(429);
        assertThat(RawUpgrade.from("203.0.113.1", base(), "/live/agent")).startsWith("HTTP/1.1 101");
    }

    @Test
    void who_sends_too_fast_is_told_when_to_try_again_and_the_neighbour_is_not() {
        var id = conversation(mia, "Hello");
        var fast = visitor(mia);
        for (int i = 0; i < 60; i++) {
            fast.post(id, "r" + i, "Message " + i);
        }
        var refused = fast.expect("refused");
        assertThat(refused.path("code").asText()).isEqualTo("too_many");
        assertThat(refused.path("retryAfter").asInt()).isPositive();
        var refusedToo = allAtOnce(60, _ -> post(mia, "/api/v1/conversations/" + id + "/messages")).stream()
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(refusedToo.header("Retry-After")).isNotNull();
        var elsewhere = Company.create();
        conversation(elsewhere.visitor("Neighbour"), "I am served");
    }

    @Test
    void many_visitors_together_may_not_exceed_their_site() {
        var guests = IntStream.range(0, 60)
                .mapToObj(i -> company.visitor("Guest " + i))
                .toList();
        var statuses = allAtOnce(guests.size(), i -> post(guests.get(i), "/api/v1/conversations")).stream()
                .map(Response::statusCode)
                .toList();
        assertThat(statuses).contains(201, 429);
        var other = Company.create();
        conversation(other.visitor("Elsewhere"), "Another site is served");
    }

    private static Response post(Company.Guest guest, String path) {
        return as(guest.token()).body(Map.of("body", "Hello")).post(path);
    }

    private static Response result(Future<Response> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Response> allAtOnce(int count, IntFunction<Response> call) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, count)
                    .mapToObj(i -> threads.submit(() -> call.apply(i)))
                    .toList();
            return answers.stream().map(LimitsTest::result).toList();
        }
    }

    @Test
    void a_visitor_writes_only_so_much_in_a_day() {
        var long_ = "\u00fc".repeat(10_000);
        var id = conversation(mia, long_);
        as(mia.token())
                .body(Map.of("body", long_))
                .post("/api/v1/conversations/" + id + "/messages")
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("detail", containsString("in a day"));
    }
}
