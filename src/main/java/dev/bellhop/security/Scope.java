package dev.bellhop.security;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an API key may do. No scope includes another: a key that reads and writes has both.
public enum Scope {
    CONVERSATIONS_READ,
    CONVERSATIONS_WRITE,
    LABELS_WRITE,
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
    REPORTS_READ,
    CANNED_REPLIES_READ,
    CANNED_REPLIES_WRITE;

    /// What every agent may do with conversations.
    static final Set<Scope> OF_AGENTS = Set.of(CONVERSATIONS_READ, CONVERSATIONS_WRITE);

    /// For example `conversations:read`, or `canned-replies:write`.
    @JsonValue
    public String wireName() {
        var word = name().toLowerCase(Locale.ROOT).replace('_', '-');
        var verb = word.lastIndexOf('-');
        return word.substring(0, verb) + ':' + word.substring(verb + 1);
    }

    /// Throws [IllegalArgumentException] for an unknown scope.
    @JsonCreator
    public static Scope of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.wireName().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scope: " + word));
    }

    /// The names used in `@RolesAllowed`: each scope, and `key` for what any key may do.
    static Set<String> words(Set<Scope> scopes) {
        return Stream.concat(Stream.of("key"), scopes.stream().map(Scope::wireName))
                .collect(Collectors.toUnmodifiableSet());
    }
}
