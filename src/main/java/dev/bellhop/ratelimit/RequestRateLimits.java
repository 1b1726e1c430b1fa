package dev.bellhop.ratelimit;

import dev.bellhop.common.Refusal;
import dev.bellhop.security.http.ClientAddresses;
import io.github.bucket4j.ConsumptionProbe;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Counts calls over REST, says in each answer's `RateLimit` headers what is left, and refuses what is too much
/// (draft-ietf-httpapi-ratelimit-headers-10).
@Singleton
public class RequestRateLimits {
    public enum Rule {
        ADDRESS,
        CALLER,
        SIGN_IN_ADDRESS,
        SIGN_IN_ACCOUNT,
        MAIL_TO,
        MAIL_ADDRESS,
        NEW_VISITORS;

        private String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final RateLimitConfig config;
    private final ClientAddresses addresses;
    private final CurrentVertxRequest current;
    private final Map<Rule, TokenBuckets<String>> buckets = new EnumMap<>(Rule.class);

    RequestRateLimits(RateLimitConfig config, ClientAddresses addresses, CurrentVertxRequest current) {
        this.config = config;
        this.addresses = addresses;
        this.current = current;
        for (var rule : Rule.values()) {
            buckets.put(rule, new TokenBuckets<>(quota(rule)));
        }
    }

    private RateLimit quota(Rule rule) {
        return switch (rule) {
            case ADDRESS -> config.address();
            case CALLER -> config.caller();
            case SIGN_IN_ADDRESS -> config.signInAddress();
            case SIGN_IN_ACCOUNT -> config.signInAccount();
            case MAIL_TO -> config.mailTo();
            case MAIL_ADDRESS -> config.mailAddress();
            case NEW_VISITORS -> config.newVisitors();
        };
    }

    /// Counts one call from where the current request comes from.
    public void takeByAddress(Rule rule) {
        take(rule, addresses.of(current.getCurrent().request()));
    }

    /// Counts one mail that the current request asks for.
    public void takeMail(String to) {
        takeByAddress(Rule.MAIL_ADDRESS);
        take(Rule.MAIL_TO, to.strip().toLowerCase(Locale.ROOT));
    }

    /// Counts one call of the current request.
    public void take(Rule rule, String key) {
        take(rule, key, current.getCurrent().response());
    }

    void take(Rule rule, String key, HttpServerResponse response) {
        var probe = buckets.get(rule).take(key);
        tell(response, rule, probe);
        if (!probe.isConsumed()) {
            throw Refusal.tooMany("Too many calls. Try again in a moment.", seconds(probe.getNanosToWaitForRefill()));
        }
    }

    private void tell(HttpServerResponse response, Rule rule, ConsumptionProbe probe) {
        var quota = quota(rule);
        var name = '"' + rule.wireName() + '"';
        response.headers()
                .add(
                        "RateLimit-Policy",
                        name + ";q=" + quota.tokens() + ";w=" + quota.window().toSeconds())
                .add(
                        "RateLimit",
                        name + ";r=" + probe.getRemainingTokens() + ";t=" + seconds(probe.getNanosToWaitForReset()));
    }

    private static int seconds(long nanos) {
        return (int) TimeUnit.NANOSECONDS.toSeconds(nanos) + 1;
    }
}
