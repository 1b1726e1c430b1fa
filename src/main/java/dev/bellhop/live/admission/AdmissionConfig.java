package dev.bellhop.live.admission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/// Who may open a socket, and how many there may be (G9), for 2 cores and 512 MB.
@ConfigMapping(prefix = "bellhop.live")
interface AdmissionConfig {
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

    /// Origins of consoles that are not served by this service itself.
    Optional<List<String>> consoleOrigins();
}
