package dev.bellhop.bench.client;

/// How a client's connection is.
public enum Link {
    PLAIN,
    /// As every browser does.
    OFFERS_DEFLATE,
    /// Small windows and segments, so that what is not read waits at the server and not in the kernel.
    SLOW
}
