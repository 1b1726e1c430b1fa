package dev.bellhop.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bellhop.common.Refusal;
import dev.bellhop.conversation.model.Priority;
import dev.bellhop.conversation.model.Status;
import dev.bellhop.protocol.ClientFrame;
import dev.bellhop.protocol.ServerFrame;
import dev.bellhop.typescript.Differences.Sender;
import dev.bellhop.typescript.Shape.Field;
import dev.bellhop.typescript.Shape.Fields;
import dev.bellhop.typescript.Shape.Variants;
import dev.bellhop.typescript.Shape.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds protocol.ts to the records of the frames.
class FrameTypesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/wire/client");

    private final Declarations protocol = Declarations.of("client/src/wire/protocol.ts");
    private final ObjectMapper json = JsonMapper.builder().findAndAddModules().build();

    @Test
    void what_the_service_says_is_what_typescript_expects() {
        assertThat(differences("ServerFrame", JavaShapes.frames(ServerFrame.class), Sender.SERVICE))
                .isEmpty();
    }

    @Test
    void what_typescript_sends_is_what_the_service_reads() throws IOException {
        var frames = new TreeMap<>(JavaShapes.frames(ClientFrame.class));
        for (var golden : golden()) {
            frames.computeIfPresent(golden.path("type").asText(), (_, fields) -> asRead(fields, golden));
        }
        assertThat(differences("ClientFrame", frames, Sender.CLIENT)).isEmpty();
    }

    @Test
    void words_that_the_records_hold_as_strings_are_those_of_their_enums() {
        assertThat(words("ConversationStatus")).isEqualTo(JavaShapes.words(Status.class));
        assertThat(words("Priority")).isEqualTo(JavaShapes.words(Priority.class));
        var refusals =
                Stream.of(Refusal.Code.values()).map(Refusal.Code::wireName).collect(Collectors.toSet());
        assertThat(refusals).containsAll(words("RefusalCode").words());
    }

    private Words words(String name) {
        return (Words) protocol.shape(name);
    }

    private List<String> differences(String name, Map<String, Fields> java, Sender sender) {
        var typescript = byType((Variants) protocol.shape(name));
        var fields = java.keySet().stream()
                .filter(typescript::containsKey)
                .flatMap(type -> Differences.between(type, java.get(type), typescript.get(type), sender).stream());
        var types = Differences.between(name, java.keySet(), typescript.keySet());
        return Stream.concat(types.stream(), fields).toList();
    }

    private static Map<String, Fields> byType(Variants frames) {
        return frames.variants().stream().collect(Collectors.toMap(FrameTypesTest::type, FrameTypesTest::withoutType));
    }

    private static String type(Fields frame) {
        return ((Words) frame.fields().get("type").shape()).words().iterator().next();
    }

    private static Fields withoutType(Fields frame) {
        var fields = new TreeMap<>(frame.fields());
        fields.remove("type");
        return new Fields(fields);
    }

    /// Records put something in place of what is left out, so that only reading tells what may be.
    private Fields asRead(Fields frame, ObjectNode golden) {
        var fields = new TreeMap<>(frame.fields());
        fields.replaceAll((name, field) -> new Field(field.shape(), isReadWithout(name, golden)));
        return new Fields(fields);
    }

    private boolean isReadWithout(String field, ObjectNode golden) {
        try {
            var without = golden.deepCopy();
            without.remove(field);
            json.treeToValue(without, ClientFrame.class);
            return true;
        } catch (JsonProcessingException _) {
            return false;
        }
    }

    private List<ObjectNode> golden() throws IOException {
        try (var files = Files.list(GOLDEN)) {
            return files.sorted().map(this::read).toList();
        }
    }

    private ObjectNode read(Path file) {
        try {
            return (ObjectNode) json.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
