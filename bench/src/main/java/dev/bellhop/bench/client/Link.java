package dev.bellhop.bench.client;

/// How a client's connection is.
public enum Link {
    /// Offers deflate, as every browser does.
    PLAIN,
    /// Small windows and segments, so that what is not read waits at the server and not in the kernel.
    SLOW
}
