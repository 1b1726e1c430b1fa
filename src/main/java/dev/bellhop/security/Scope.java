package dev.bellhop.security;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an API key may do. None includes another: who writes and wants to read as well has both.
public enum Scope {
    CONVERSATIONS_READ,
    CONVERSATIONS_WRITE,
    VISITORS_READ,
    VISITORS_WRITE,
    VISITORS_EXPORT,
    VISITORS_ERASE,
    AGENTS_READ,
    AGENTS_WRITE,
    SITES_READ,
    SITES_WRITE,
    WEBHOOKS_READ,
    WEBHOOKS_WRITE,
    REPORTS_READ;

    /// Like `conversations:read`.
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    /// Throws [IllegalArgumentException] for a word that is none of them.
    @JsonCreator
    public static Scope of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.wireName().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scope: " + word));
    }

    /// The words that stand in `@RolesAllowed`: each scope's, and `key` for what any key may do.
    static Set<String> words(Set<Scope> scopes) {
        return Stream.concat(Stream.of("key"), scopes.stream().map(Scope::wireName))
                .collect(Collectors.toUnmodifiableSet());
    }
}
