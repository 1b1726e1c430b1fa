package dev.bellhop.conversation.log;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Limits of the log's writer (G9).
@ConfigMapping(prefix = "bellhop.log")
public interface LogConfig {
    /// The most rows per commit: beyond a few hundred a larger batch only makes its first sender wait.
    @WithDefault("512")
    int batch();

    /// The most bytes of text per commit, so that long messages do not slow it down.
    @WithDefault("1M")
    MemorySize batchBytes();

    /// The most waiting drafts; beyond it senders are told to slow down.
    @WithDefault("20000")
    int waiting();

    /// The most bytes of waiting text.
    @WithDefault("32M")
    MemorySize waitingBytes();

    /// A sender who has waited this long is told to try again. Checked ten times a second, so that nobody waits 2 s,
    /// whatever the database does.
    @WithDefault("1500ms")
    Duration patience();

    /// A server silent for this long is given up. Longer than the patience: a slow commit that succeeds is better than
    /// one with unknown outcome.
    @WithDefault("5s")
    Duration networkTimeout();

    /// How long a batch waits for a conversation that somebody keeps locked. Then that one's drafts wait beside, and
    /// the others' go on.
    @WithDefault("150ms")
    Duration lockTimeout();
}
