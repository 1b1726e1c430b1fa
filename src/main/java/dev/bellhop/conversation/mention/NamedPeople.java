package dev.bellhop.conversation.mention;

import dev.bellhop.common.NormalForm;
import dev.bellhop.common.Scripts;
import dev.bellhop.protocol.Person;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Finds whom a text names: `@` and the whole name, in any case. Of several names that fit, the longest counts; who
/// shares it is named too.
final class NamedPeople {
    /// People that one note tells. Whoever lists everybody means nobody.
    static final int MOST = 20;

    /// Signs that are looked at.
    private static final int SIGNS = 200;

    private record Folded(UUID id, String name) {
        int length() {
            return name.length();
        }
    }

    /// The longest names first.
    private final List<Folded> people;

    NamedPeople(Collection<Person> people) {
        this.people = people.stream()
                .map(person -> new Folded(person.id(), fold(person.name())))
                .filter(person -> !person.name().isEmpty())
                .sorted(Comparator.comparing(Folded::length).reversed())
                .toList();
    }

    /// In the order of their names in the text, at most [#MOST].
    Set<UUID> in(String body) {
        var text = fold(body);
        var named = new LinkedHashSet<UUID>();
        var signs = 0;
        for (var at = text.indexOf('@'); at >= 0 && signs < SIGNS; at = text.indexOf('@', at + 1)) {
            signs++;
            if (!isWithinWord(text, at)) {
                named.addAll(namedAt(text, at + 1));
            }
        }
        return named.stream().limit(MOST).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<UUID> namedAt(String text, int from) {
        return people.stream()
                .filter(person -> text.startsWith(person.name(), from))
                .filter(person -> isWhole(text, from + person.length()))
                .findFirst()
                .map(longest -> people.stream()
                        .filter(person -> person.name().equals(longest.name()))
                        .map(Folded::id)
                        .toList())
                .orElse(List.of());
    }

    // As in an e-mail address.
    private static boolean isWithinWord(String text, int at) {
        return at > 0 && joins(text.codePointBefore(at));
    }

    private static boolean isWhole(String text, int end) {
        return end == text.length()
                || Scripts.isWithoutBlanks(text.codePointBefore(end))
                || !joins(text.codePointAt(end));
    }

    private static boolean joins(int character) {
        return Character.isLetterOrDigit(character) && !Scripts.isWithoutBlanks(character);
    }

    private static String fold(String text) {
        return NormalForm.composed(text).toLowerCase(Locale.ROOT);
    }
}
