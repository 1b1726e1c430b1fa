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
import java.util.function.BooleanSupplier;

/// Counts REST calls, tells what is left in the `RateLimit` headers, and refuses what exceeds the limit
/// (draft-ietf-httpapi-ratelimit-headers-10).
@Singleton
public class RequestRateLimits {
    public enum Rule {
        ADDRESS,
        MANAGEMENT,
        PROBES,
        CALLER,
        BULK,
        SIGN_IN_ADDRESS,
        SIGN_IN_ACCOUNT,
        MAIL_TO,
        MAIL_ADDRESS,
        NEW_VISITORS;

        private String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// From so many addresses an account may be tried as often as its limit says.
    private static final int ADDRESSES = 5;

    private final RateLimitConfig config;
    private final ClientAddresses addresses;
    private final CurrentVertxRequest current;
    private final Map<Rule, TokenBuckets<String>> buckets = new EnumMap<>(Rule.class);
    private final TokenBuckets<String> accounts;
    private final TokenBuckets<String> mailboxes;

    RequestRateLimits(RateLimitConfig config, ClientAddresses addresses, CurrentVertxRequest current) {
        this.config = config;
        this.addresses = addresses;
        this.current = current;
        for (var rule : Rule.values()) {
            buckets.put(rule, new TokenBuckets<>(quota(rule)));
        }
        var fromOne = config.signInAccount();
        mailboxes = new TokenBuckets<>(config.mailTo());
        accounts = new TokenBuckets<>(new RateLimit(ADDRESSES * fromOne.tokens(), fromOne.window()));
    }

    private RateLimit quota(Rule rule) {
        return switch (rule) {
            case ADDRESS -> config.address();
            case MANAGEMENT -> config.management();
            case PROBES -> config.probes();
            case CALLER -> config.caller();
            case BULK -> config.bulk();
            case SIGN_IN_ADDRESS -> config.signInAddress();
            case SIGN_IN_ACCOUNT -> config.signInAccount();
            case MAIL_TO -> config.mailTo();
            case MAIL_ADDRESS -> config.mailAddress();
            case NEW_VISITORS -> config.newVisitors();
        };
    }

    /// Where the current request comes from, as limits count it.
    public String address() {
        return addresses.of(current.getCurrent().request());
    }

    /// Counts one call by the address of the current request.
    public void takeByAddress(Rule rule) {
        take(rule, address());
    }

    /// Counts one try to sign in to an account: of the request's address, of the account from there, and of the
    /// account from everywhere. The last one does not hold for an address from which its owner has signed in
    /// before, so that nobody keeps owners out by trying passwords.
    ///
    /// @param isKnown whether the account is known at the request's address; asked only beyond the limit
    public void takeSignIn(String account, BooleanSupplier isKnown) {
        takeByAddress(Rule.SIGN_IN_ADDRESS);
        take(Rule.SIGN_IN_ACCOUNT, fromHere(account));
        var everywhere = accounts.take(normal(account));
        if (!everywhere.isConsumed() && !isKnown.getAsBoolean()) {
            throw tooMany(everywhere);
        }
    }

    private String fromHere(String what) {
        return normal(what) + ' ' + address();
    }

    private static String normal(String what) {
        return what.strip().toLowerCase(Locale.ROOT);
    }

    /// Counts one mail that the current request wants sent. What one company sends to a mailbox does not count for
    /// another, which would hear of it.
    public void takeMail(String company, String to) {
        takeByAddress(Rule.MAIL_ADDRESS);
        take(Rule.MAIL_TO, normal(to) + ' ' + company);
    }

    /// Counts one mail that anybody may ask for, about an account of somebody else's perhaps. Whoever asks too often is
    /// refused; others still are not, so that nobody can keep the account's owner from asking.
    ///
    /// @return false if the mailbox has got enough of them; the last ones still serve
    public boolean takeMailByAnybody(String to) {
        takeByAddress(Rule.MAIL_ADDRESS);
        take(Rule.MAIL_TO, fromHere(to));
        return mailboxes.take(normal(to)).isConsumed();
    }

    /// Counts one call of the current request.
    public void take(Rule rule, String key) {
        take(rule, key, 1);
    }

    /// Counts what the current request does several times at once.
    public void take(Rule rule, String key, int times) {
        take(rule, key, times, current.getCurrent().response());
    }

    void take(Rule rule, String key, int times, HttpServerResponse response) {
        var probe = buckets.get(rule).take(key, times);
        tell(response, rule, probe);
        if (!probe.isConsumed()) {
            throw tooMany(probe);
        }
    }

    private static Refusal tooMany(ConsumptionProbe probe) {
        return TokenBuckets.refusal("Too many calls. Try again in a moment.", probe);
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
                        name + ";r=" + probe.getRemainingTokens() + ";t="
                                + TokenBuckets.seconds(probe.getNanosToWaitForReset()));
    }
}
