package dev.bellhop.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellhop.security.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What everyone is to get, as a person wrote it down.
final class AccessTable {
    /// `# operation scope`
    private static final int BEFORE_COLUMNS = 3;

    private static final Path FOLDER = Path.of("src/test/resources/access");

    /// One operation or frame. `content` is the body, the frame's fields, or a query that begins with `?`; it may be
    /// empty.
    record Row(String name, Set<Scope> scope, Map<MatrixCaller, String> expected, String content) {
        /// The scopes of the key that plays this part.
        Set<Scope> scopesOf(MatrixCaller key) {
            if (scope.isEmpty()) {
                return EnumSet.allOf(Scope.class);
            }
            return key == MatrixCaller.WITH ? scope : EnumSet.complementOf(EnumSet.copyOf(scope));
        }
    }

    private AccessTable() {}

    /// @param words how many words name the operation
    static List<Row> read(String file, int words) throws IOException {
        var lines = Files.readAllLines(FOLDER.resolve(file)).stream()
                .filter(line -> line.startsWith("# operation") || line.startsWith("# frame") || !line.startsWith("#"))
                .filter(line -> !line.isBlank())
                .toList();
        var columns = Arrays.stream(lines.getFirst().split("\\s+", -1))
                .skip(BEFORE_COLUMNS)
                .map(word -> MatrixCaller.valueOf(word.toUpperCase(Locale.ROOT)))
                .toList();
        assertThat(columns).containsExactlyInAnyOrder(MatrixCaller.values());
        return lines.stream().skip(1).map(line -> row(line, words, columns)).toList();
    }

    private static Row row(String line, int words, List<MatrixCaller> columns) {
        var cells = line.split("\\s+", words + columns.size() + 2);
        var name = Arrays.stream(cells, 0, words).collect(Collectors.joining(" "));
        var expected = new EnumMap<MatrixCaller, String>(MatrixCaller.class);
        var at = words + 1;
        for (var who : columns) {
            expected.put(who, cells[at++]);
        }
        return new Row(name, scope(cells[words]), expected, at < cells.length ? cells[at].strip() : "");
    }

    private static Set<Scope> scope(String word) {
        return word.equals("none") ? Set.of() : Set.of(Scope.of(word));
    }
}
