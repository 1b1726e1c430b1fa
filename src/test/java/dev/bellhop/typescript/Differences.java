package dev.bellhop.typescript;

import dev.bellhop.typescript.Shape.Field;
import dev.bellhop.typescript.Shape.Fields;
import dev.bellhop.typescript.Shape.Items;
import dev.bellhop.typescript.Shape.Plain;
import dev.bellhop.typescript.Shape.Variants;
import dev.bellhop.typescript.Shape.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Where Java and TypeScript declare one thing in two ways: for each a sentence that begins with the field.
final class Differences {
    enum Sender {
        /// TypeScript expects all that Java may say, and nothing else.
        SERVICE,
        /// TypeScript may promise more than Java asks for: fewer words, and fields that Java could do without.
        CLIENT
    }

    private record Pair(Shape java, Shape typescript) {}

    private final Sender sender;
    private final List<String> found = new ArrayList<>();

    private Differences(Sender sender) {
        this.sender = sender;
    }

    static List<String> between(String path, Shape java, Shape typescript, Sender sender) {
        var differences = new Differences(sender);
        differences.compare(path, java, typescript);
        return differences.found;
    }

    /// Of two sets of names, like types of frames.
    static List<String> between(String what, Set<String> java, Set<String> typescript) {
        var differences = new Differences(Sender.SERVICE);
        differences.missing(what, java, typescript, "TypeScript");
        differences.missing(what, typescript, java, "Java");
        return differences.found;
    }

    private void compare(String path, Shape java, Shape typescript) {
        switch (new Pair(java, typescript)) {
            case Pair(Fields one, Fields other) -> fields(path, one, other);
            case Pair(Fields one, Variants other) -> fields(path, one, other.merged());
            case Pair(Items(var one), Items(var other)) -> compare(path + "[]", one, other);
            case Pair(Words one, Words other) -> words(path, one, other);
            case Pair pair when pair.typescript() == Plain.ANY -> {}
            // One side knows more than that it is a string.
            case Pair pair when isText(pair.java()) && isText(pair.typescript()) -> {}
            case Pair(var one, var other)
            when !one.equals(other) -> found.add(path + " is " + one + " in Java and " + other + " in TypeScript.");
            default -> {}
        }
    }

    private static boolean isText(Shape shape) {
        return shape == Plain.TEXT || shape instanceof Words;
    }

    private void fields(String path, Fields java, Fields typescript) {
        missing(path, java.names(), typescript.names(), "TypeScript");
        missing(path, typescript.names(), java.names(), "Java");
        for (var name : java.names()) {
            if (typescript.names().contains(name)) {
                field(
                        path + "." + name,
                        java.fields().get(name),
                        typescript.fields().get(name));
            }
        }
    }

    private void field(String path, Field java, Field typescript) {
        if (typescript.optional() && !java.optional()) {
            found.add(path + " is optional in TypeScript and always there in Java.");
        }
        if (java.optional() && !typescript.optional() && sender == Sender.SERVICE) {
            found.add(path + " is optional in Java and always there in TypeScript.");
        }
        compare(path, java.shape(), typescript.shape());
    }

    private void words(String path, Words java, Words typescript) {
        missing(path, typescript.words(), java.words(), "Java");
        if (sender == Sender.SERVICE) {
            missing(path, java.words(), typescript.words(), "TypeScript");
        }
    }

    private void missing(String path, Set<String> wanted, Set<String> there, String side) {
        var missing = new TreeSet<>(wanted);
        missing.removeAll(there);
        missing.forEach(name -> found.add(path + " has no \"" + name + "\" in " + side + "."));
    }
}
