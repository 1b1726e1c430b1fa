package dev.bellhop.canned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellhop.common.Ids;
import dev.bellhop.common.Refusal;
import dev.bellhop.security.Caller;
import dev.bellhop.security.Role;
import dev.bellhop.security.Scope;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyContentTest {
    private static CannedReplyDraft draft(String shortcut, String name, String body, String language) {
        return new CannedReplyDraft(shortcut, name, body, language, null);
    }

    @ParameterizedTest
    @CsvSource({
        "/Hello,hello",
        "hello,hello",
        "GR\u00dcSSE,gr\u00fcsse",
        "gru\u0308n,gr\u00fcn",
        "\u4f60\u597d,\u4f60\u597d"
    })
    void a_shortcut_is_stored_as_it_is_typed(String given, String stored) {
        assertThat(ReplyContent.of(draft(given, null, "Body", null)).shortcut()).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({"PT-br,pt-BR", "zh-hant-tw,zh-Hant-TW", "de,de", "'',", "und,"})
    void a_language_is_stored_as_it_is_usually_written(String given, String stored) {
        assertThat(Languages.canonical(given)).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "d", "de_DE", "german language", "de-", "toolongforthat", "\u00e4\u00e4"})
    void what_is_no_language_is_refused(String given) {
        assertThatThrownBy(() -> Languages.canonical(given)).isInstanceOf(Refusal.class);
    }

    @Test
    void a_change_keeps_what_it_leaves_out() {
        var before = ReplyContent.of(draft("hi", "Welcome", "Hello", "en"));
        assertThat(before.with(draft(null, null, null, null))).isEqualTo(before);
        assertThat(before.with(draft("hey", null, "Hey\rthere", "")))
                .isEqualTo(new ReplyContent("hey", "Welcome", "Hey\nthere", null));
    }

    @Test
    void only_what_differs_is_a_change() {
        var reply = new CannedReply();
        var content = ReplyContent.of(draft("hi", null, "Hello", null));
        assertThat(content.applyTo(reply, Instant.EPOCH)).isTrue();
        assertThat(content.applyTo(reply, Instant.MAX)).isFalse();
        assertThat(reply.updatedAt).isEqualTo(Instant.EPOCH);
        assertThat(reply.name).isEqualTo("hi");
    }

    @ParameterizedTest
    @CsvSource({"AGENT,false", "SUPERVISOR,true", "ADMIN,true", "OWNER,true"})
    void everyones_are_for_supervisors_and_above(Role role, boolean may) {
        var agent = new Caller.Agent(Ids.next(), Ids.next(), "Ana", role, Ids.next());
        assertThat(ReplyScope.PERSONAL.owner(agent)).isEqualTo(agent.id());
        if (may) {
            assertThat(ReplyScope.EVERYONE.owner(agent)).isNull();
        } else {
            assertThatThrownBy(() -> ReplyScope.EVERYONE.owner(agent))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Refusal.Code.FORBIDDEN));
        }
    }

    @Test
    void a_key_has_none_of_its_own() {
        var key = new Caller.Key(new UUID(0, 1), new UUID(0, 2), "Bot", Set.of(Scope.CANNED_REPLIES_WRITE));
        assertThat(ReplyScope.EVERYONE.owner(key)).isNull();
        assertThatThrownBy(() -> ReplyScope.PERSONAL.owner(key)).isInstanceOf(Refusal.class);
    }
}
