package dev.bellhop.typescript;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What a value is in JSON, whichever language declares it.
sealed interface Shape {
    enum Plain implements Shape {
        TEXT,
        NUMBER,
        BOOLEAN,
        /// The parameter of a generic type.
        ANY
    }

    /// One of these strings.
    record Words(Set<String> words) implements Shape {
        public Words {
            words = new TreeSet<>(words);
        }

        Words or(Words others) {
            return new Words(concat(words, others.words));
        }
    }

    record Items(Shape of) implements Shape {}

    record Fields(Map<String, Field> fields) implements Shape {
        public Fields {
            fields = new TreeMap<>(fields);
        }

        Set<String> names() {
            return fields.keySet();
        }

        /// What has the fields of both.
        Fields and(Fields others) {
            var all = new TreeMap<>(fields);
            all.putAll(others.fields);
            return new Fields(all);
        }
    }

    /// @param optional whether it may be left out
    record Field(Shape shape, boolean optional) {
        Field asOptional() {
            return new Field(shape, true);
        }
    }

    /// Objects of one of several kinds.
    record Variants(List<Fields> variants) implements Shape {
        /// The way Java declares it: one object, in which what only some of them have is optional.
        Fields merged() {
            return variants.stream().reduce(Variants::merge).orElseThrow();
        }

        private static Fields merge(Fields one, Fields other) {
            var all = new TreeMap<String, Field>();
            for (var name : concat(one.names(), other.names())) {
                var first = one.fields.get(name);
                var second = other.fields.get(name);
                all.put(
                        name,
                        first == null
                                ? second.asOptional()
                                : second == null ? first.asOptional() : merge(name, first, second));
            }
            return new Fields(all);
        }

        private static Field merge(String name, Field first, Field second) {
            var optional = first.optional() || second.optional();
            if (first.shape() instanceof Words words && second.shape() instanceof Words others) {
                return new Field(words.or(others), optional);
            }
            if (!first.shape().equals(second.shape())) {
                throw new IllegalArgumentException(name + " is of two kinds");
            }
            return new Field(first.shape(), optional);
        }
    }

    private static Set<String> concat(Set<String> one, Set<String> other) {
        return new TreeSet<>(Stream.concat(one.stream(), other.stream()).toList());
    }
}
