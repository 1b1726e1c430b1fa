package dev.bellhop.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// What there really is, so that a call gets past "there is no such thing".
///
/// @param ids by what they are called: `visitor` in a body, `visitors` in a path
/// @param words what else a field of a name may hold
record ExistingIds(Map<String, List<UUID>> ids, Map<String, String> words) {
    UUID id(String name, RandomGenerator random) {
        if (random.nextInt(20) == 0) {
            return UUID.randomUUID();
        }
        var right = ids.get(name);
        return right == null || random.nextInt(8) == 0 ? any(random) : pick(right, random);
    }

    private UUID any(RandomGenerator random) {
        return pick(pick(List.copyOf(ids.values()), random), random);
    }

    private static <T> T pick(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }

    Optional<String> wireName(String name) {
        return Optional.ofNullable(words.get(name));
    }
}
