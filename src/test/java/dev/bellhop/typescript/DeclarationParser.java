package dev.bellhop.typescript;

import dev.bellhop.typescript.Shape.Field;
import dev.bellhop.typescript.Shape.Fields;
import dev.bellhop.typescript.Shape.Items;
import dev.bellhop.typescript.Shape.Plain;
import dev.bellhop.typescript.Shape.Variants;
import dev.bellhop.typescript.Shape.Words;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Reads the forms that types of the wire take: objects, `extends`, lists, literals, `|` and `&`. Anything else fails.
final class DeclarationParser {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
    private static final Pattern TOKEN = Pattern.compile("'[^']*'|\\w+|[^\\s\\w]");

    private final Declarations known;
    private final Iterator<String> tokens;
    private String parameter = "";
    private String next;

    /// @param text begins with the declaration
    DeclarationParser(String text, Declarations known) {
        this.known = known;
        tokens = TOKEN.matcher(COMMENT.matcher(text).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .iterator();
        next = tokens.next();
    }

    Shape declaration() {
        expect("export");
        var isInterface = take().equals("interface");
        take();
        if (accept("<")) {
            parameter = take();
            expect(">");
        }
        if (isInterface) {
            return inherited().and(members());
        }
        expect("=");
        return union();
    }

    private Fields inherited() {
        var fields = new Fields(new TreeMap<>());
        if (accept("extends")) {
            do {
                fields = fields.and(object(named(take())));
            } while (accept(","));
        }
        return fields;
    }

    private Fields members() {
        var fields = new TreeMap<String, Field>();
        expect("{");
        while (!accept("}")) {
            var name = take();
            var optional = accept("?");
            expect(":");
            fields.put(name, new Field(union(), optional));
            if (!accept(";")) {
                accept(",");
            }
        }
        return new Fields(fields);
    }

    private Shape union() {
        accept("|");
        var shape = intersection();
        while (accept("|")) {
            shape = either(shape, intersection());
        }
        return shape;
    }

    private Shape intersection() {
        accept("&");
        var shape = listed();
        while (accept("&")) {
            shape = object(shape).and(object(listed()));
        }
        return shape;
    }

    private Shape listed() {
        var shape = single();
        while (accept("[")) {
            expect("]");
            shape = new Items(shape);
        }
        return shape;
    }

    private Shape single() {
        if (next.equals("{")) {
            return members();
        }
        if (accept("(")) {
            var shape = union();
            expect(")");
            return shape;
        }
        return named(take());
    }

    private Shape named(String name) {
        return switch (name) {
            case "string" -> Plain.TEXT;
            case "number" -> Plain.NUMBER;
            case "boolean" -> Plain.BOOLEAN;
            case String literal
            when literal.startsWith("'") -> new Words(Set.of(literal.substring(1, literal.length() - 1)));
            case String any when any.equals(parameter) -> Plain.ANY;
            default -> known.shape(name);
        };
    }

    private static Shape either(Shape one, Shape other) {
        if (one instanceof Words words && other instanceof Words others) {
            return words.or(others);
        }
        var variants = new ArrayList<>(variants(one));
        variants.addAll(variants(other));
        return new Variants(variants);
    }

    private static List<Fields> variants(Shape shape) {
        return shape instanceof Variants(var several) ? several : List.of(object(shape));
    }

    private static Fields object(Shape shape) {
        if (shape instanceof Fields fields) {
            return fields;
        }
        throw new IllegalArgumentException("An object is expected, not " + shape + ".");
    }

    private boolean accept(String token) {
        if (!next.equals(token)) {
            return false;
        }
        take();
        return true;
    }

    private void expect(String token) {
        if (!accept(token)) {
            throw new IllegalArgumentException("Expected " + token + ", found " + next + ".");
        }
    }

    private String take() {
        var token = next;
        next = tokens.hasNext() ? tokens.next() : "";
        return token;
    }
}
