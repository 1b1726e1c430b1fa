package dev.bellhop.typescript;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The shapes of records, as Jackson writes them here: what is null is left out.
final class JavaShapes {
    private static final Set<Class<?>> TEXT = Set.of(String.class, UUID.class, Instant.class);
    private static final Set<Class<?>> NUMBER =
            Set.of(int.class, long.class, double.class, Integer.class, Long.class, Double.class);
    private static final Set<Class<?>> BOOLEAN = Set.of(boolean.class, Boolean.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JavaShapes() {}

    /// The frames of a sealed interface by their `type`.
    static Map<String, Shape.Fields> frames(Class<?> frame) {
        return Arrays.stream(frame.getAnnotation(JsonSubTypes.class).value())
                .collect(Collectors.toMap(JsonSubTypes.Type::name, type -> fields(type.value())));
    }

    static Shape.Fields fields(Class<?> record) {
        return new Shape.Fields(Arrays.stream(record.getRecordComponents())
                .collect(Collectors.toMap(RecordComponent::getName, JavaShapes::field)));
    }

    static Shape.Words words(Class<?> enumeration) {
        return new Shape.Words(Arrays.stream(enumeration.getEnumConstants())
                .map(constant -> MAPPER.convertValue(constant, String.class))
                .collect(Collectors.toSet()));
    }

    private static Shape.Field field(RecordComponent component) {
        var optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return new Shape.Field(shape(component.getGenericType()), optional);
    }

    private static Shape shape(Type type) {
        return switch (type) {
            case ParameterizedType list
            when isCollection(list) -> new Shape.Items(shape(list.getActualTypeArguments()[0]));
            case Class<?> record when record.isRecord() -> fields(record);
            case Class<?> enumeration when enumeration.isEnum() -> words(enumeration);
            case Type plain when TEXT.contains(plain) -> Shape.Plain.TEXT;
            case Type plain when NUMBER.contains(plain) -> Shape.Plain.NUMBER;
            case Type plain when BOOLEAN.contains(plain) -> Shape.Plain.BOOLEAN;
            default -> throw new IllegalArgumentException("Say here what " + type + " is in JSON.");
        };
    }

    private static boolean isCollection(ParameterizedType type) {
        return Collection.class.isAssignableFrom((Class<?>) type.getRawType());
    }
}
