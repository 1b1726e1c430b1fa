package dev.bellhop.conversation.log;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The bounds of the log's writer (G9).
@ConfigMapping(prefix = "bellhop.log")
public interface LogConfig {
    /// Rows one commit stores at the most: beyond a few hundred a larger batch only makes its first sender wait.
    @WithDefault("512")
    int batch();

    /// Bytes of text one commit stores at the most, so that long messages do not make it slow either.
    @WithDefault("1M")
    MemorySize batchBytes();

    /// Drafts that may wait for the writer; beyond it senders are told to slow down.
    @WithDefault("20000")
    int waiting();

    /// Bytes of text that may wait for the writer.
    @WithDefault("32M")
    MemorySize waitingBytes();

    /// A sender who has waited this long is told to try again. The watch looks ten times a second, so that nobody
    /// waits for 2 s, whatever the database does.
    @WithDefault("1500ms")
    Duration patience();

    /// A server that says nothing for this long is given up. Longer than the patience: a slow commit that succeeds
    /// after all is better than one whose end nobody knows.
    @WithDefault("5s")
    Duration networkTimeout();
}
