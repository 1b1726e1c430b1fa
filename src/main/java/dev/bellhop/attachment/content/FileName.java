package dev.bellhop.attachment.content;

import dev.bellhop.common.Names;
import dev.bellhop.common.NormalForm;
import java.util.regex.Pattern;

/// Names of files as strangers give them, made fit to be kept, shown and sent in a header.
public final class FileName {
    /// UTF-16 code units.
    public static final int MOST = 200;

    private static final int LONGEST_EXTENSION = 20;
    private static final String UNNAMED = "file";
    private static final Pattern SEPARATORS_AT_END = Pattern.compile("[/\\\\]+$");
    private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]");
    private static final Pattern DOTS = Pattern.compile("\\.{2,}");
    private static final Pattern AROUND = Pattern.compile("^[\\p{Z}.]+|[\\p{Z}.]+$");

    private FileName() {}

    /// One line that shows something: without folders, control characters, controls of direction, and dots around it.
    /// What is too long keeps its extension.
    public static String clean(String name) {
        var line = Names.clean(NormalForm.composed(name));
        var last =
                FOLDERS.matcher(SEPARATORS_AT_END.matcher(line).replaceAll("")).replaceAll("");
        var clean = withoutDotsAround(DOTS.matcher(last).replaceAll("."));
        var fitting = clean.length() <= MOST ? clean : shorten(clean);
        return fitting.isEmpty() ? UNNAMED : fitting;
    }

    /// With its dot; empty if there is none.
    static String extension(String name) {
        var dot = name.lastIndexOf('.');
        var length = name.length() - dot;
        return dot < 1 || length < 2 || length > LONGEST_EXTENSION ? "" : name.substring(dot);
    }

    private static String shorten(String name) {
        var extension = extension(name);
        var base = name.substring(0, name.length() - extension.length());
        return withoutDotsAround(Names.clean(base, MOST - extension.length())) + extension;
    }

    // Without its dots, a name may begin or end with what is stripped from names.
    private static String withoutDotsAround(String name) {
        return Names.clean(AROUND.matcher(name).replaceAll(""));
    }
}
