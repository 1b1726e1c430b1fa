package dev.bellhop.security;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.bellhop.common.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// An agent's role, least first; each includes the ones before it.
public enum Role {
    AGENT,
    SUPERVISOR,
    ADMIN,
    OWNER;

    private static final Map<Role, Set<String>> WORDS =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Function.identity(), Role::upTo));

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /// Nobody gives more than they have: an agent no role above its own, a key no role that may do what its scopes do
    /// not allow.
    public void checkGivenBy(Caller.Staff by) {
        switch (by) {
            case Caller.Agent agent -> {
                if (compareTo(agent.role()) > 0) {
                    throw Refusal.forbidden("You cannot give a role above your own.");
                }
            }
            case Caller.Key key -> {
                if (this != AGENT || !key.scopes().containsAll(Scope.OF_AGENTS)) {
                    throw Refusal.forbidden("An API key gives the role agent only, and needs the scopes"
                            + " conversations:read and conversations:write for it.");
                }
            }
        }
    }

    /// Nobody changes an account above their own role.
    public void checkManagedBy(Caller.Staff by) {
        if (compareTo(by.highestRole()) > 0) {
            throw Refusal.forbidden("This account's role is above yours. Ask somebody who has it.");
        }
    }

    /// The names used in `@RolesAllowed`.
    Set<String> words() {
        return WORDS.get(this);
    }

    private static Set<String> upTo(Role highest) {
        return Arrays.stream(values())
                .filter(role -> role.compareTo(highest) <= 0)
                .map(Role::wireName)
                .collect(Collectors.toUnmodifiableSet());
    }
}
