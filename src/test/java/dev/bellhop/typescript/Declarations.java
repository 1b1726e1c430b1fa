package dev.bellhop.typescript;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The interfaces and types that TypeScript files export.
final class Declarations {
    private static final Pattern HEAD = Pattern.compile("^export (?:interface|type) (\\w+)", Pattern.MULTILINE);

    private final Map<String, String> declared = new HashMap<>();

    /// @param files from where the web's packages are
    static Declarations of(String... files) {
        var texts = Stream.of(files).map(file -> read(Path.of("src/main/webui", file)));
        return new Declarations(texts.toList().toArray(String[]::new));
    }

    Declarations(String... texts) {
        for (var text : texts) {
            var heads = HEAD.matcher(text);
            while (heads.find()) {
                if (declared.put(heads.group(1), text.substring(heads.start())) != null) {
                    throw new IllegalArgumentException(heads.group(1) + " is declared twice.");
                }
            }
        }
    }

    Set<String> names() {
        return declared.keySet();
    }

    Shape shape(String name) {
        var text = declared.get(name);
        if (text == null) {
            throw new IllegalArgumentException("No file that was read exports " + name + ".");
        }
        return new DeclarationParser(text, this).declaration();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
