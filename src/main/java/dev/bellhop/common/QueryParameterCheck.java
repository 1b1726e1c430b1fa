package dev.bellhop.common;

import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses query parameters that an operation does not take, takes only once, or cannot read, and names them. Ignored,
/// a misspelt filter would answer with everything.
final class QueryParameterCheck {
    private static final int SHOWN = 40;
    private static final Map<Class<?>, Kind> KINDS = Map.of(
            UUID.class, new Kind("an id", UUID::fromString),
            int.class, new Kind("a whole number", Integer::valueOf),
            Long.class, new Kind("a whole number", Long::valueOf));
    private static final Kind TEXT = new Kind("some text", QueryParameterCheck::notEmpty);

    private record Kind(String name, Function<String, ?> reader) {}

    private record Taken(Kind kind, boolean repeatable) {
        static Taken of(Parameter parameter) {
            return new Taken(
                    KINDS.getOrDefault(parameter.getType(), TEXT),
                    Collection.class.isAssignableFrom(parameter.getType()));
        }

        void check(String name, List<String> values) {
            if (values.size() > 1 && !repeatable) {
                throw Refusal.malformed("The parameter \"" + name + "\" is given more than once.");
            }
            values.forEach(value -> checkOne(name, value));
        }

        private void checkOne(String name, String value) {
            try {
                var _ = kind.reader().apply(value);
            } catch (IllegalArgumentException e) {
                throw Refusal.malformed("The parameter \"" + name + "\" must be " + kind.name() + ".");
            }
        }
    }

    private static String notEmpty(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    // As many as there are operations.
    private final Map<Method, Map<String, Taken>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void check(ResourceInfo resource, UriInfo uri) {
        var given = uri.getQueryParameters();
        if (given.isEmpty() || resource.getResourceMethod().isAnnotationPresent(TakesAnyQuery.class)) {
            return;
        }
        var taken = known.computeIfAbsent(resource.getResourceMethod(), QueryParameterCheck::taken);
        given.forEach((name, values) -> {
            if (!taken.containsKey(name)) {
                throw Refusal.malformed(unknown(name, taken.keySet()));
            }
            taken.get(name).check(name, values);
        });
    }

    private static Map<String, Taken> taken(Method method) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RestQuery.class))
                .collect(Collectors.toMap(Parameter::getName, Taken::of));
    }

    private static String unknown(String name, Collection<String> taken) {
        var shown = name.length() <= SHOWN ? name : name.substring(0, SHOWN) + "…";
        var instead = taken.isEmpty()
                ? "There are none."
                : "There are: " + taken.stream().sorted().collect(Collectors.joining(", ")) + ".";
        return "There is no parameter \"" + shown + "\" here. " + instead;
    }
}
