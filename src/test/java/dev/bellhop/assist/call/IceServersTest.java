package dev.bellhop.assist.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.assist.model.AssistConfig;
import dev.bellhop.protocol.IceServer;
import dev.bellhop.testing.TestSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class IceServersTest {
    private static final UUID SESSION = UUID.fromString("0192f0c1-5555-7abc-8def-000000000005");
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_800_000_000), ZoneOffset.UTC);
    private static final List<String> TURN = List.of("turn:turn.example.com:3478");

    private static List<IceServer> servers(Map<String, String> settings) {
        var all = settings.entrySet().stream()
                .collect(Collectors.toMap(entry -> "bellhop.assist.ice." + entry.getKey(), Map.Entry::getValue));
        return new IceServers(TestSettings.of(AssistConfig.class, all), CLOCK).of(SESSION);
    }

    @Test
    void a_name_and_password_are_good_for_a_while_and_for_one_session() {
        var servers = servers(Map.of("turn", TURN.getFirst(), "turn-secret", "north"));
        // By `openssl dgst -sha1 -hmac north -binary | base64`, of the name.
        assertThat(servers)
                .containsExactly(new IceServer(TURN, "1800003600:" + SESSION, "F69loqfdLzpEe7WGuYjwUcaKfoQ="));
    }

    @Test
    void nothing_is_named_where_nothing_is_set() {
        assertThat(servers(Map.of())).isEmpty();
    }
}
