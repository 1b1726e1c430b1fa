package dev.bellhop.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Limits so small and times so short that a test reaches them. One profile for all such tests, because each one more
/// is another start of the service.
public final class StrictLimits implements QuarkusTestProfile {
    private static final Map<String, String> PROXY = Map.of(
            "quarkus.http.proxy.proxy-address-forwarding", "true",
            "quarkus.http.proxy.trusted-proxies", "127.0.0.0/8,::1/128");
    private static final Map<String, String> CALLS = Map.of(
            "bellhop.limit.address", "20/1h",
            "bellhop.limit.management", "2/1h",
            "bellhop.limit.probes", "3/1h",
            "bellhop.limit.caller", "100/1h",
            "bellhop.limit.sign-in-account", "3/1h",
            "bellhop.limit.sign-in-address", "5/1h",
            "bellhop.limit.mail-to", "2/1h",
            "bellhop.limit.mail-address", "4/1h",
            "bellhop.limit.new-visitors", "2/1h");
    private static final Map<String, String> SOCKETS = Map.of(
            "bellhop.live.per-site", "2",
            "bellhop.live.per-address", "6",
            "bellhop.live.unauthenticated", "3",
            "bellhop.rate.sender-per-second", "1",
            "bellhop.rate.sender-burst", "5",
            "bellhop.rate.site-per-second", "1",
            "bellhop.rate.site-burst", "9",
            "bellhop.rate.visitor-bytes-per-day", "30K");
    private static final Map<String, String> FILES = Map.of(
            "bellhop.files.visitor-per-day", "256K",
            "bellhop.files.address-per-day", "512K");
    private static final Map<String, String> TIMES = Map.of(
            "bellhop.request.head", "1s",
            "bellhop.request.body", "1s",
            "bellhop.frames.message", "1s",
            "bellhop.live.hello-timeout", "6s",
            "bellhop.live.ping-interval", "1s",
            "bellhop.live.silence", "9s");

    @Override
    public Map<String, String> getConfigOverrides() {
        return Stream.of(PROXY, CALLS, SOCKETS, FILES, TIMES)
                .flatMap(settings -> settings.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
