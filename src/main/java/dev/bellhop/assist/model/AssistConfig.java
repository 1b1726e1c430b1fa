package dev.bellhop.assist.model;

import dev.bellhop.ratelimit.RateLimit;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The bounds of remote assistance.
@ConfigMapping(prefix = "bellhop.assist")
public interface AssistConfig {
    /// How long a visitor may take to answer.
    @WithDefault("2m")
    Duration answerWithin();

    /// The longest session, in case both sides forget it.
    @WithDefault("30m")
    Duration timeLimit();

    /// How long the tab may be disconnected: enough for a slow page load or a phone that changes networks.
    @WithDefault("60s")
    Duration tabGrace();

    /// How long a page is captured while no agent watches.
    @WithDefault("2m")
    Duration unwatchedGrace();

    /// Characters of one page kept in memory for late or slow viewers. Of a large page the widget sends 4M, and 3M for
    /// its pictures; then it begins anew.
    @WithDefault("8M")
    MemorySize buffer();

    /// Characters that a page may send per second, after a burst of twice the buffer.
    @WithDefault("1M")
    MemorySize perSecond();

    /// Bytes that may be unread by one agent before page frames wait, so that messages are not stuck behind them.
    @WithDefault("64K")
    MemorySize ahead();

    /// Concurrent sessions, which bounds their buffers together.
    @WithDefault("200")
    int sessions();

    /// Sessions that may begin with one visitor. Each leaves entries that are kept.
    @WithDefault("20/10m")
    RateLimit begunPerVisitor();

    /// Sessions that may begin on one site.
    @WithDefault("600/10m")
    RateLimit begunPerSite();

    /// The same in a day, so that what is kept of them stays small: some 3 KB each.
    @WithDefault("100/1d")
    RateLimit begunPerVisitorDay();

    /// What visitors of one site may offer in a day; agents may still ask.
    @WithDefault("20000/1d")
    RateLimit offeredPerSiteDay();

    /// Acts of one agent on visitors' pages: one every few seconds, all day. Each is noted in the audit, and refused
    /// beyond this.
    @WithDefault("20000/1d")
    RateLimit actsPerAgent();

    NotedRepeats notedRepeats();

    /// How often the audit notes what a session has had before: the same power allowed again after it was taken back,
    /// the same agent who watches again.
    interface NotedRepeats {
        /// What is allowed again in one session: as a rule once a minute.
        @WithDefault("10/10m")
        RateLimit session();

        @WithDefault("100/1d")
        RateLimit visitor();

        @WithDefault("20000/1d")
        RateLimit site();

        @WithDefault("1000/1d")
        RateLimit agent();
    }

    /// The most characters recorded per session; the rest is not recorded.
    @WithDefault("64M")
    MemorySize recording();

    /// What may be stored of one visitor's recordings in a day, compressed: some twenty long sessions. The rest is not
    /// recorded.
    @WithDefault("256M")
    MemorySize visitorRecordedPerDay();

    /// What may be stored of one site's recordings in a day, compressed, so that nobody fills the disk.
    @WithDefault("8G")
    MemorySize siteRecordedPerDay();

    /// How the browsers of a visitor and an agent connect to share a screen.
    Ice ice();

    interface Ice {
        /// For example `stun:stun.example.com:3478`. Without it, only browsers in the same network can connect.
        Optional<List<String>> stun();

        /// For example `turn:turn.example.com:3478?transport=udp`, for browsers that cannot connect directly.
        Optional<List<String>> turn();

        /// The TURN server's `static-auth-secret`.
        Optional<String> turnSecret();

        /// How long TURN credentials are valid.
        @WithDefault("1h")
        Duration turnLifetime();

        /// Relays everything through the TURN server, so that neither side learns the other's address.
        @WithDefault("false")
        boolean relayOnly();
    }
}
