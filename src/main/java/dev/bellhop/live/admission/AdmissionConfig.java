package dev.bellhop.live.admission;

import dev.bellhop.ratelimit.RateLimit;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/// Limits on sockets (G9), for 2 cores and 512 MB.
@ConfigMapping(prefix = "bellhop.live")
interface AdmissionConfig {
    /// Sockets in all.
    @WithDefault("20000")
    int sockets();

    /// Sockets of one site's visitors, so that one busy shop leaves room for the others.
    @WithDefault("10000")
    int perSite();

    /// Sockets from one address: enough for a large office.
    @WithDefault("500")
    int perAddress();

    /// Handshakes of one address, so that invented sites do not load the database. All sockets of a large office may
    /// come back twice in a minute.
    @WithDefault("1200/1m")
    RateLimit upgrades();

    /// Sockets that have not said `hello`. Half of all may return at once: refusing them would cost them seconds, and
    /// the service more than letting them wait, at about 10 KB each.
    @WithDefault("10000")
    int unauthenticated();

    /// Origins of consoles that this service does not serve itself.
    Optional<List<String>> consoleOrigins();
}
