package dev.bellhop.live;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The bounds of a socket (G9), for 2 cores and 512 MB.
@ConfigMapping(prefix = "bellhop.live")
interface LiveConfig {
    /// A client that does not say who it is holds a socket and nothing else.
    @WithDefault("10s")
    Duration helloTimeout();

    @WithDefault("20s")
    Duration pingInterval();

    /// Three pings without an answer.
    @WithDefault("60s")
    Duration silence();

    /// Bytes that may wait for one client to read them; beyond it the client is told to come back and resume.
    @WithDefault("1M")
    MemorySize outbound();

    /// Sockets in all.
    @WithDefault("20000")
    int sockets();

    /// Sockets of one site's visitors, so that one busy shop leaves room for the others.
    @WithDefault("10000")
    int perSite();

    /// Sockets from one address: a large office behind one, or a small flood.
    @WithDefault("500")
    int perAddress();

    /// Sockets in all that have not said who they are. Half of all may come back at once: to send them away would cost
    /// them seconds, and the service more than to let them wait for their turn, at some 10 KB each.
    @WithDefault("10000")
    int unauthenticated();

    /// Entries in one `replay`.
    @WithDefault("200")
    int replayPage();

    /// Replays at the same time, so that many who come back do not starve those who are here. What they read at the
    /// same moment they read together.
    @WithDefault("32")
    int replays();

    /// Clients whose hello is dealt with at the same time; what they read, they read together.
    @WithDefault("64")
    int hellos();

    /// Frames in a row that could not be understood before the connection is closed.
    @WithDefault("20")
    int malformed();

    /// Origins of consoles that are not served by this service itself.
    Optional<List<String>> consoleOrigins();
}
