package dev.bellhop.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the wire to its golden files, which the TypeScript client is held to as well.
class WireTest {
    private static final Path GOLDEN = Path.of("src/test/resources/wire");
    private static final UUID CONVERSATION = UUID.fromString("0192f0c1-2222-7abc-8def-000000000001");
    private static final Person MIA =
            new Person(Person.Kind.VISITOR, UUID.fromString("0192f0c1-1111-7abc-8def-000000000002"), "Mia Keller");
    private static final Person ANA =
            new Person(Person.Kind.AGENT, UUID.fromString("0192f0c1-3333-7abc-8def-000000000003"), "Ana Ruiz");
    private static final UUID SITE = UUID.fromString("0192f0c1-4444-7abc-8def-000000000004");
    private static final Instant SAID = Instant.parse("2026-03-01T09:30:00.123Z");
    private static final String BODY = "Do you ship to Zürich? 🎁";

    private static final UUID LABEL = UUID.fromString("0192f0c1-6666-7abc-8def-000000000006");
    private static final LabelView DELIVERY = new LabelView(LABEL, "Delivery", LabelView.Colour.BLUE);
    private static final MessageView TEXT =
            new MessageView(CONVERSATION, 13, MessageView.Kind.TEXT, MIA, BODY, null, null, "r-1", SAID);
    private static final Instant CHANGED = Instant.parse("2026-03-01T09:31:00Z");

    private static MessageView changed(String body, Instant editedAt, Instant deletedAt) {
        return new MessageView(
                CONVERSATION, 13, MessageView.Kind.TEXT, MIA, body, null, null, "r-1", SAID, editedAt, deletedAt);
    }

    private static final FileView PICTURE = new FileView(
            UUID.fromString("0192f0c1-8888-7abc-8def-000000000001"), "Foto ánimo.png", 48_213, "image/png", 640, 480);
    private static final FileView PAPER = new FileView(
            UUID.fromString("0192f0c1-8888-7abc-8def-000000000002"), "中文文件.pdf", 1, "application/pdf", null, null);
    private static final MessageView ASSIGNED = new MessageView(
            CONVERSATION,
            14,
            MessageView.Kind.EVENT,
            ANA,
            null,
            null,
            new MessageView.Event("assigned", ANA, null),
            null,
            Instant.parse("2026-03-01T09:31:00Z"));
    private static final ConversationView WAITING = new ConversationView(
            CONVERSATION,
            SITE,
            "waiting",
            null,
            null,
            null,
            new ConversationView.Visitor(MIA.id(), MIA.name(), true),
            null,
            1,
            null,
            1,
            0,
            0,
            Instant.parse("2026-03-01T09:00:00Z"),
            Instant.parse("2026-03-01T09:00:00Z"),
            null);
    private static final ConversationView OPEN = new ConversationView(
            CONVERSATION,
            SITE,
            "open",
            null,
            "normal",
            List.of(DELIVERY),
            new ConversationView.Visitor(MIA.id(), MIA.name(), true),
            ANA,
            15,
            new ConversationView.Last(13, MIA, BODY, null, SAID),
            13,
            12,
            1,
            Instant.parse("2026-03-01T09:00:00Z"),
            Instant.parse("2026-03-01T09:31:00Z"),
            null);
    private static final ConversationView SNOOZED = new ConversationView(
            CONVERSATION,
            SITE,
            "snoozed",
            Instant.parse("2026-03-02T08:00:00Z"),
            "normal",
            List.of(DELIVERY, new LabelView(LABEL, "返品", LabelView.Colour.PINK)),
            new ConversationView.Visitor(MIA.id(), MIA.name(), false),
            ANA,
            16,
            null,
            13,
            12,
            0,
            Instant.parse("2026-03-01T09:00:00Z"),
            Instant.parse("2026-03-01T09:31:00Z"),
            null);
    private static final ConversationView ERASED = new ConversationView(
            CONVERSATION,
            SITE,
            "resolved",
            null,
            "normal",
            List.of(),
            new ConversationView.Visitor(MIA.id(), "Erased", false),
            null,
            16,
            null,
            13,
            12,
            0,
            Instant.parse("2026-03-01T09:00:00Z"),
            Instant.parse("2026-03-01T09:31:00Z"),
            Instant.parse("2026-04-01T09:00:00Z"));
    private static final PresenceView HERE = new PresenceView(List.of(PresenceView.Someone.of(ANA, true)), 1);

    private static final UUID ASSIST = UUID.fromString("0192f0c1-5555-7abc-8def-000000000005");
    private static final String TAB = "5f2c9b7e1a0d4c3f8b6e";
    private static final String PEER = "the agent's own end";
    private static final Signal CALL = Signal.of(Signal.Kind.CALL);
    private static final List<IceServer> ICE = List.of(
            new IceServer(List.of("stun:stun.example.com:3478"), null, null),
            new IceServer(
                    List.of("turn:turn.example.com:3478"), "1800003600:" + ASSIST, "F69loqfdLzpEe7WGuYjwUcaKfoQ="));
    private static final Instant ASKED = Instant.parse("2026-03-01T09:31:00Z");
    private static final Instant ANSWERED = Instant.parse("2026-03-01T09:31:05Z");
    private static final AssistMark ARROW =
            new AssistMark(AssistMark.Kind.ARROW, new AssistPlace(41, 0.25, 0.5), new AssistPlace(57, 1, 0));
    private static final AssistPlace PLACE = new AssistPlace(41, 0.25, 0.5);
    private static final AssistAct CLICK = new AssistAct(AssistAct.Kind.CLICK, PLACE, null, null, null, null);
    private static final AssistAct TYPING = new AssistAct(AssistAct.Kind.TYPE, PLACE, "2 lamps", null, null, null);
    private static final AssistAct CHOICE = new AssistAct(AssistAct.Kind.CHOOSE, PLACE, null, 2, null, null);
    private static final AssistAct SCROLL = new AssistAct(AssistAct.Kind.SCROLL, PLACE, null, null, 0, 240);
    private static final AssistView SHOWN = new AssistView(
            ASSIST,
            CONVERSATION,
            AssistView.State.ACTIVE,
            ANA,
            Set.of(AssistView.Power.SEE),
            Set.of(AssistView.Power.POINT),
            List.of(ANA),
            ASKED,
            ANSWERED,
            null,
            Instant.parse("2026-03-01T10:01:05Z"),
            true,
            null);
    private static final AssistView REFUSED = new AssistView(
            ASSIST,
            CONVERSATION,
            AssistView.State.ENDED,
            ANA,
            Set.of(),
            Set.of(),
            List.of(),
            ASKED,
            null,
            ANSWERED,
            null,
            false,
            AssistView.End.REFUSED);

    private static final Map<String, ClientFrame> CLIENT = Map.ofEntries(
            Map.entry("hello", new ClientFrame.Hello("bhv_k3J9", List.of(new ClientFrame.Position(CONVERSATION, 12)))),
            Map.entry(
                    "post-files",
                    new ClientFrame.Post("r-4", CONVERSATION, MessageView.Kind.TEXT, "", List.of(PICTURE.id()))),
            Map.entry("post", new ClientFrame.Post("r-1", CONVERSATION, MessageView.Kind.TEXT, BODY, List.of())),
            Map.entry("typing", new ClientFrame.Typing(CONVERSATION, true)),
            Map.entry("read", new ClientFrame.Read(CONVERSATION, 14)),
            Map.entry("resume", new ClientFrame.Resume(CONVERSATION, 12)),
            Map.entry("watch", new ClientFrame.Watch(CONVERSATION)),
            Map.entry("watch-list", new ClientFrame.Watch(null)),
            Map.entry("unwatch", new ClientFrame.Unwatch(CONVERSATION)),
            Map.entry("page", new ClientFrame.Page("https://shop.example/cart?session=1", "Your cart")),
            Map.entry("pong", new ClientFrame.Pong()),
            Map.entry("assist.ask", new ClientFrame.AssistAsk(CONVERSATION, Set.of(AssistView.Power.POINT))),
            Map.entry(
                    "assist.offer",
                    new ClientFrame.AssistOffer(CONVERSATION, TAB, Set.of(AssistView.Power.SEE), false)),
            Map.entry(
                    "assist.offer-screen",
                    new ClientFrame.AssistOffer(CONVERSATION, TAB, Set.of(AssistView.Power.SCREEN), false)),
            Map.entry("assist.ice", new ClientFrame.AssistIce(ASSIST)),
            Map.entry(
                    "assist.signal", new ClientFrame.AssistSignal(ASSIST, PEER, new Signal(Signal.Kind.OFFER, "v=0"))),
            Map.entry("assist.signal-call", new ClientFrame.AssistSignal(ASSIST, PEER, CALL)),
            Map.entry("assist.allow", new ClientFrame.AssistAllow(ASSIST, TAB, Set.of(AssistView.Power.SEE), true)),
            Map.entry("assist.join", new ClientFrame.AssistJoin(ASSIST, TAB)),
            Map.entry("assist.watch", new ClientFrame.AssistWatch(ASSIST)),
            Map.entry("assist.unwatch", new ClientFrame.AssistUnwatch(ASSIST)),
            Map.entry("assist.stop", new ClientFrame.AssistStop(ASSIST)),
            Map.entry("assist.point", new ClientFrame.AssistPoint(ASSIST, ARROW)),
            Map.entry("assist.drop", new ClientFrame.AssistDrop(ASSIST, Set.of(AssistView.Power.POINT))),
            Map.entry("assist.act", new ClientFrame.AssistDo(ASSIST, "a-1", CLICK)),
            Map.entry("assist.act-type", new ClientFrame.AssistDo(ASSIST, "a-2", TYPING)),
            Map.entry("assist.act-choose", new ClientFrame.AssistDo(ASSIST, "a-3", CHOICE)),
            Map.entry("assist.act-scroll", new ClientFrame.AssistDo(ASSIST, "a-4", SCROLL)),
            Map.entry("assist.acted", new ClientFrame.AssistActed(ASSIST, "a-1", AssistAct.Outcome.WAITS)),
            Map.entry("assist.page", new ClientFrame.AssistPage(ASSIST, true, false, "[{\"type\":4")));

    private static final Map<String, ServerFrame> SERVER = Map.ofEntries(
            Map.entry("welcome", new ServerFrame.Welcome(MIA, List.of(WAITING), HERE, SAID)),
            Map.entry("ack", new ServerFrame.Ack("r-1", CONVERSATION, 13, SAID)),
            Map.entry(
                    "refused",
                    new ServerFrame.Refused(
                            "unavailable",
                            "Not stored: the database does not answer. Try again in a moment.",
                            "r-1",
                            CONVERSATION,
                            2)),
            Map.entry("message", new ServerFrame.Message(TEXT)),
            Map.entry(
                    "message-files",
                    new ServerFrame.Message(new MessageView(
                            CONVERSATION,
                            16,
                            MessageView.Kind.TEXT,
                            MIA,
                            null,
                            List.of(PICTURE, PAPER),
                            null,
                            "r-4",
                            SAID))),
            Map.entry(
                    "message-hidden",
                    new ServerFrame.Message(new MessageView(
                                    CONVERSATION, 15, MessageView.Kind.NOTE, ANA, "secret", null, null, "r-2", SAID)
                            .forVisitor())),
            Map.entry("message-event", new ServerFrame.Message(ASSIGNED)),
            Map.entry("message-edited", new ServerFrame.Message(changed(BODY, CHANGED, null))),
            Map.entry("message-deleted", new ServerFrame.Message(changed(null, null, CHANGED))),
            Map.entry(
                    "message-correction",
                    new ServerFrame.Message(new MessageView(
                            CONVERSATION,
                            17,
                            MessageView.Kind.EVENT,
                            MIA,
                            BODY,
                            null,
                            MessageView.Event.edited(MessageView.Kind.TEXT, 13),
                            null,
                            CHANGED))),
            Map.entry("replay", new ServerFrame.Replay(CONVERSATION, List.of(TEXT, ASSIGNED), false)),
            Map.entry("conversation", new ServerFrame.Conversation(OPEN)),
            Map.entry("conversation-snoozed", new ServerFrame.Conversation(SNOOZED)),
            Map.entry("label", new ServerFrame.Label(DELIVERY, false)),
            Map.entry("label-deleted", new ServerFrame.Label(DELIVERY, true)),
            Map.entry(
                    "mention",
                    new ServerFrame.Mention(
                            new MentionView(CONVERSATION, 15, ANA, MIA, "@Ben Kim, can you look?", SAID, false))),
            Map.entry("conversation-erased", new ServerFrame.Conversation(ERASED)),
            Map.entry("conversation-visitor", new ServerFrame.Conversation(WAITING)),
            Map.entry("typing", new ServerFrame.Typing(CONVERSATION, MIA, true)),
            Map.entry("read", new ServerFrame.Read(CONVERSATION, ANA, 14)),
            Map.entry("viewers", new ServerFrame.Viewers(CONVERSATION, List.of(ANA))),
            Map.entry("presence", new ServerFrame.Presence(HERE.people(), HERE.agents())),
            Map.entry(
                    "visitor",
                    new ServerFrame.Visitor(MIA.id(), new PageView("https://shop.example/cart", "Your cart", SAID))),
            Map.entry("ping", new ServerFrame.Ping()),
            Map.entry("assist.session", new ServerFrame.AssistSession(SHOWN)),
            Map.entry("assist.session-ended", new ServerFrame.AssistSession(REFUSED)),
            Map.entry("assist.page", new ServerFrame.AssistPage(ASSIST, true, false, "[{\"type\":4")),
            Map.entry("assist.point", new ServerFrame.AssistPoint(ASSIST, ANA, ARROW)),
            Map.entry("assist.act", new ServerFrame.AssistDo(ASSIST, "a-2", ANA, TYPING)),
            Map.entry("assist.acted", new ServerFrame.AssistActed(ASSIST, "a-1", AssistAct.Outcome.WAITS)),
            Map.entry("assist.again", new ServerFrame.AssistAgain(ASSIST)),
            Map.entry("assist.ice", new ServerFrame.AssistIce(ASSIST, ICE, false)),
            Map.entry("assist.signal", new ServerFrame.AssistSignal(ASSIST, PEER, ANA, CALL)),
            Map.entry("bye", new ServerFrame.Bye(4000, "The service restarts.", true, 3)));

    private final ObjectMapper json = JsonMapper.builder()
            .findAndAddModules()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final Wire wire = new Wire(json);

    @Test
    void every_golden_file_of_a_client_is_read_as_its_frame() throws IOException {
        assertThat(names("client")).isEqualTo(CLIENT.keySet());
        for (var golden : CLIENT.entrySet()) {
            assertThat(wire.decode(read("client", golden.getKey()).getBytes(UTF_8)))
                    .isEqualTo(golden.getValue());
        }
    }

    @Test
    void every_frame_of_the_service_is_written_as_its_golden_file() throws IOException {
        assertThat(names("server")).isEqualTo(SERVER.keySet());
        for (var golden : SERVER.entrySet()) {
            var written = json.readTree(wire.encode(golden.getValue()));
            assertThat(written).as(golden.getKey()).isEqualTo(json.readTree(read("server", golden.getKey())));
        }
    }

    @Test
    void every_character_arrives_as_it_was_said() throws IOException {
        var body = "\"Q\" \u2028 \\ \u0001 \t\r\n</script>\u007f Zürich \uD83C\uDF81";
        var odd = new Person(Person.Kind.SYSTEM, null, body);
        var said = new MessageView(
                CONVERSATION,
                Long.MAX_VALUE,
                MessageView.Kind.TEXT,
                odd,
                body,
                null,
                null,
                "",
                Instant.parse("2026-03-01T09:30:00.123456789Z"));
        var message = json.readTree(wire.encode(new ServerFrame.Message(said))).path("message");
        assertThat(message.path("body").asText()).isEqualTo(body);
        assertThat(message.path("author").path("name").asText()).isEqualTo(body);
        assertThat(message.path("ref").asText()).isEmpty();
        assertThat(message.path("seq").asLong()).isEqualTo(Long.MAX_VALUE);
        assertThat(message.path("at").asText()).isEqualTo("2026-03-01T09:30:00.123456789Z");
    }

    @Test
    void an_emoji_takes_the_four_bytes_it_has() {
        assertThat(wire.encode(new ServerFrame.Message(TEXT))).asString(UTF_8).contains(BODY);
    }

    @Test
    void every_type_of_frame_has_a_golden_file() {
        assertThat(typesOf(CLIENT.values())).containsAll(permitted(ClientFrame.class));
        assertThat(typesOf(SERVER.values())).containsAll(permitted(ServerFrame.class));
    }

    @Test
    void what_is_not_a_frame_is_refused_in_a_sentence() {
        refuses("{", "This is not JSON that can be read.");
        refuses("null", "A frame is a JSON object with a \"type\".");
        refuses("[]", "A frame is a JSON object with a \"type\".");
        refuses("{}", "A frame is a JSON object with a \"type\".");
        refuses("{\"type\":\"dance\"}", "This type of frame is not known.");
        refuses("{\"type\":\"post\",\"ref\":\"1\"}", "The field \"conversation\" is missing.");
        refuses(
                "{\"type\":\"typing\",\"conversation\":\"me\"}",
                "The field \"conversation\" is not of the right kind.");
        refuses(
                "{\"type\":\"read\",\"conversation\":\"" + CONVERSATION + "\",\"seq\":-1}",
                "The field \"seq\" must be 0 or more.");
        refuses(
                "{\"type\":\"assist.join\",\"session\":\"" + ASSIST + "\",\"tab\":\"1\"}",
                "The field \"tab\" must have 16 to 64 characters.");
        refuses(
                "{\"type\":\"assist.point\",\"session\":\"" + ASSIST + "\",\"mark\":{\"kind\":\"circle\"}}",
                "The field \"mark\" is not of the right kind.");
        refuses(
                "{\"type\":\"assist.drop\",\"session\":\"" + ASSIST + "\",\"powers\":[\"fly\"]}",
                "The field \"powers\" is not of the right kind.");
        refuses(
                "{\"type\":\"assist.signal\",\"session\":\"" + ASSIST
                        + "\",\"peer\":\"0123456789abcdef\",\"signal\":{\"kind\":\"offer\"}}",
                "The field \"signal.data\" is missing.");
        refuses("{\"type\":\"pong\",\"deep\":" + "[".repeat(5_000), "This is not JSON that can be read.");
    }

    private void refuses(String text, String sentence) {
        assertThatThrownBy(() -> wire.decode(text.getBytes(UTF_8)))
                .isInstanceOf(BadFrame.class)
                .hasMessage(sentence);
    }

    private static Set<String> typesOf(java.util.Collection<?> frames) {
        return frames.stream().map(frame -> frame.getClass().getSimpleName()).collect(Collectors.toSet());
    }

    private static List<String> permitted(Class<?> type) {
        return Arrays.stream(type.getPermittedSubclasses())
                .flatMap(one -> one.isInterface() ? permitted(one).stream() : Stream.of(one.getSimpleName()))
                .toList();
    }

    private static Set<String> names(String side) throws IOException {
        try (var files = Files.list(GOLDEN.resolve(side))) {
            return files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .collect(Collectors.toSet());
        }
    }

    private static String read(String side, String name) throws IOException {
        return Files.readString(GOLDEN.resolve(side).resolve(name + ".json"));
    }
}
