package dev.bellhop.assist.model;

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

    /// Nobody shall be looked at because both have forgotten it.
    @WithDefault("30m")
    Duration timeLimit();

    /// How long the tab may be away: for a page that loads slowly, or a phone that changes networks.
    @WithDefault("60s")
    Duration tabGrace();

    /// How long a page is shown that no agent looks at.
    @WithDefault("2m")
    Duration unwatchedGrace();

    /// What is kept in memory of one page, in characters, for those who come to watch or are slow. A page whose picture
    /// alone is more cannot be shown. A page of 20,000 elements is about 3M.
    @WithDefault("8M")
    MemorySize buffer();

    /// What a page may send in a second, in characters, after a burst of twice the buffer.
    @WithDefault("1M")
    MemorySize perSecond();

    /// What may wait for one agent before pages wait too, in bytes, so that messages never stand behind much of them.
    @WithDefault("64K")
    MemorySize ahead();

    /// Sessions at the same time, so that their buffers have a bound together.
    @WithDefault("200")
    int sessions();

    /// How many characters of one page are recorded, where a site wants it; what comes later is not.
    @WithDefault("64M")
    MemorySize recording();

    /// How the browsers of a visitor and an agent find each other, to share a screen.
    Ice ice();

    interface Ice {
        /// Like `stun:stun.example.com:3478`. Without it, only browsers in one network find each other.
        Optional<List<String>> stun();

        /// Like `turn:turn.example.com:3478?transport=udp`, for those who cannot reach each other.
        Optional<List<String>> turn();

        /// What the TURN server has as `static-auth-secret`.
        Optional<String> turnSecret();

        /// How long a name and password for it are good.
        @WithDefault("1h")
        Duration turnLifetime();

        /// Whether everything goes through a TURN server, so that neither side learns the other's address.
        @WithDefault("false")
        boolean relayOnly();
    }
}
