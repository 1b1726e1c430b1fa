package dev.bellhop.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The frames that are written by hand, beside what the mapper makes of them.
class HotFramesTest {
    private static final ObjectWriter MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build()
            .writerFor(ServerFrame.class)
            .with(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8);

    private final HotFrames hot = new HotFrames();
    private final Random random = new Random(11);

    private static String mapped(ServerFrame frame) throws JsonProcessingException {
        return MAPPER.writeValueAsString(frame);
    }

    private static ServerFrame.Message saying(String body, Person author) {
        var at = Instant.parse("2026-03-01T09:30:00.120Z");
        return new ServerFrame.Message(
                new MessageView(new UUID(1, 2), 13, MessageView.Kind.TEXT, author, body, null, "r-1", at));
    }

    private String anyText() {
        return random.ints(random.nextInt(40), 0, Character.MAX_CODE_POINT + 1)
                .map(point -> random.nextBoolean() ? point : point % 0x100)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    @Test
    void every_character_is_written_as_the_mapper_writes_it() throws JsonProcessingException {
        for (int point = 0; point <= Character.MAX_CODE_POINT; point += point < 0x3000 ? 1 : 97) {
            if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                var frame = saying("a" + Character.toString(point) + "b", Person.SYSTEM);
                assertThat(new String(hot.encode(frame), UTF_8)).isEqualTo(mapped(frame));
            }
        }
    }

    @Test
    void whatever_is_said_by_whomever_whenever_is_written_as_the_mapper_writes_it() throws JsonProcessingException {
        for (int n = 0; n < 2_000; n++) {
            var person = new Person(Person.Kind.VISITOR, new UUID(random.nextLong(), random.nextLong()), anyText());
            var at = Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
            var id = new UUID(random.nextLong(), random.nextLong());
            var message = saying(anyText(), person);
            var ack = new ServerFrame.Ack(anyText(), id, random.nextLong(), at);
            var typing = new ServerFrame.Typing(id, person, random.nextBoolean());
            assertThat(new String(hot.encode(message), UTF_8)).isEqualTo(mapped(message));
            assertThat(new String(hot.encode(ack), UTF_8)).isEqualTo(mapped(ack));
            assertThat(new String(hot.encode(typing), UTF_8)).isEqualTo(mapped(typing));
        }
    }

    @Test
    void what_is_long_has_room() throws JsonProcessingException {
        var frame = saying("\u0001€🎁".repeat(3_000), Person.SYSTEM);
        assertThat(new String(hot.encode(frame), UTF_8)).isEqualTo(mapped(frame));
    }
}
