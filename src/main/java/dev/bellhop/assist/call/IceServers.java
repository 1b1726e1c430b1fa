package dev.bellhop.assist.call;

import dev.bellhop.assist.model.AssistConfig;
import dev.bellhop.protocol.IceServer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The STUN and TURN servers by which two browsers reach each other. Those of TURN cost somebody their bandwidth, so
/// each name and password is made for one session and good for a while: coturn's `use-auth-secret`, as in the draft
/// "A REST API For Access To TURN Services".
@ApplicationScoped
public class IceServers {
    private static final String HMAC = "HmacSHA1";
    private final AssistConfig.Ice config;
    private final Clock clock;

    IceServers(AssistConfig config, Clock clock) {
        this.config = config.ice();
        this.clock = clock;
    }

    /// Whether everything goes through a TURN server, so that neither side learns where the other is.
    public boolean relayOnly() {
        return config.relayOnly();
    }

    public List<IceServer> of(UUID session) {
        var servers = new ArrayList<IceServer>();
        config.stun().ifPresent(urls -> servers.add(new IceServer(List.copyOf(urls), null, null)));
        config.turn().ifPresent(urls -> servers.add(turn(List.copyOf(urls), session)));
        return List.copyOf(servers);
    }

    private IceServer turn(List<String> urls, UUID session) {
        return config.turnSecret()
                .map(secret -> {
                    var until = clock.instant().plus(config.turnLifetime()).getEpochSecond();
                    var username = until + ":" + session;
                    return new IceServer(urls, username, sign(secret, username));
                })
                .orElseGet(() -> new IceServer(urls, null, null));
    }

    static String sign(String secret, String username) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA1", e);
        }
    }
}
