package dev.bellhop.live;

import static dev.bellhop.testing.Company.conversation;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellhop.security.Role;
import dev.bellhop.security.Scope;
import dev.bellhop.testing.Company;
import dev.bellhop.testing.TestDatabase;
import dev.bellhop.testing.TestSocket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Agents learn who else looks at a conversation.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ViewersTest {
    @TestHTTPResource("/")
    String url;

    private Company company;
    private Company.Guest mia;
    private String ben;
    private UUID id;

    @BeforeEach
    void talk() {
        company = Company.create();
        mia = company.visitor("Mia");
        var mail = "ben-" + company.workspace() + "@shop.example";
        company.agent("Ben Kim", Role.AGENT, mail);
        ben = company.signIn(mail);
        id = conversation(mia, "Where is my parcel?");
    }

    private TestSocket agent(String token) {
        return TestSocket.agent(base(), token);
    }

    private String base() {
        return url.substring(0, url.length() - 1);
    }

    private static List<String> names(JsonNode frame) {
        return frame.path("people").findValuesAsText("name");
    }

    @Test
    void they_see_each_other_come_and_go() {
        try (var olga = agent(company.signIn())) {
            olga.watch(id);
            try (var bens = agent(ben)) {
                bens.watch(id);
                assertThat(names(olga.expect("viewers"))).containsExactlyInAnyOrder("Olga Owner", "Ben Kim");
                assertThat(names(bens.expect("viewers"))).containsExactlyInAnyOrder("Olga Owner", "Ben Kim");
                bens.send("unwatch").with("conversation", id).go();
                assertThat(names(olga.expect("viewers"))).containsExactly("Olga Owner");
                bens.watch(id);
                assertThat(names(olga.expect("viewers"))).hasSize(2);
            }
            assertThat(names(olga.expect("viewers"))).containsExactly("Olga Owner");
        }
    }

    @Test
    void one_person_with_two_windows_is_one() {
        try (var olga = agent(company.signIn());
                var bens = agent(ben);
                var again = agent(ben)) {
            olga.watch(id);
            bens.watch(id);
            assertThat(names(olga.expect("viewers"))).hasSize(2);
            again.watch(id);
            assertThat(names(again.expect("viewers"))).hasSize(2);
            bens.send("unwatch").with("conversation", id).go();
            bens.watchList();
            // Only now has somebody gone.
            again.send("unwatch").with("conversation", id).go();
            assertThat(names(olga.expect("viewers"))).containsExactly("Olga Owner");
        }
    }

    @Test
    void neither_visitors_nor_programs_nor_other_companies_are_told_or_shown() {
        var other = Company.create();
        try (var olga = agent(company.signIn());
                var widget = TestSocket.visitor(base(), company.site().key(), mia.token());
                var bot = agent(company.key(EnumSet.allOf(Scope.class)).secret());
                var stranger = agent(other.signIn());
                var bens = agent(ben)) {
            olga.watch(id);
            bot.watch(id);
            stranger.send("watch").with("conversation", id).go();
            stranger.expect("refused");
            bens.watch(id);
            assertThat(names(olga.expect("viewers"))).containsExactlyInAnyOrder("Olga Owner", "Ben Kim");
            bens.watchList();
            for (var outside : List.of(widget, bot, stranger)) {
                assertThat(outside.drain())
                        .noneMatch(frame -> frame.path("type").asText().equals("viewers"));
            }
        }
    }
}
