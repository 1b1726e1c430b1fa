package dev.bellhop.account.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.bellhop.ratelimit.TokenBuckets;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;

/// Which refused sign-ins are noted. Whether there is such an account makes no difference, or the time of the answer
/// would tell.
final class RefusalSample {
    private static final int MOST_COUNTED = 10_000;

    private final TokenBuckets<String> accounts;
    private final TokenBuckets<String> addresses;
    private final TokenBuckets<String> all;
    private final Cache<String, LongAdder> omitted =
            Caffeine.newBuilder().maximumSize(MOST_COUNTED).build();

    RefusalSample(SessionConfig.NotedRefusals limits) {
        accounts = new TokenBuckets<>(limits.account());
        addresses = new TokenBuckets<>(limits.address());
        all = new TokenBuckets<>(limits.all());
    }

    /// @return how many of the account were not noted since the one before, or empty if this one is not noted either
    OptionalLong take(String account, String address) {
        var isNoted = accounts.take(account).isConsumed()
                && addresses.take(address).isConsumed()
                && all.take("").isConsumed();
        if (!isNoted) {
            omitted.get(account, _ -> new LongAdder()).increment();
            return OptionalLong.empty();
        }
        var others = omitted.asMap().remove(account);
        return OptionalLong.of(others == null ? 0 : others.sum());
    }
}
