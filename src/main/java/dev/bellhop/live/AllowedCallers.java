package dev.bellhop.live;

import dev.bellhop.security.Caller;

/// Whom an endpoint lets in.
@FunctionalInterface
interface AllowedCallers {
    boolean admits(Caller caller);
}
