package dev.bellhop.account.session;

import dev.bellhop.audit.LeftOut;
import dev.bellhop.ratelimit.TokenBuckets;
import java.util.OptionalLong;

/// Which refused sign-ins are noted. Whether there is such an account makes no difference, or the time of the answer
/// would tell.
final class RefusalSample {
    private final TokenBuckets<String> accounts;
    private final TokenBuckets<String> addresses;
    private final TokenBuckets<String> all;
    private final LeftOut<String> leftOut = new LeftOut<>();

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
            leftOut.add(account);
            return OptionalLong.empty();
        }
        return OptionalLong.of(leftOut.take(account));
    }
}
