package dev.bellhop.protocol;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// A place on a shown page, relative to an element, so that it is the same in windows of any size.
///
/// @param node the recorder's id of the element
/// @param x across it, from 0 (its left side) to 1
/// @param y down it, from 0 to 1
@RegisterForReflection
public record AssistPlace(long node, double x, double y) {
    public AssistPlace {
        Field.notNegative("node", node);
        x = within(x);
        y = within(y);
    }

    // Rejects NaN.
    private static double within(double value) {
        return value > 0 ? Math.min(value, 1) : 0;
    }
}
