package dev.bellhop.account.session;

import java.util.Locale;

/// Why somebody who came by the company's identity provider is not signed in. The console has a sentence for each.
public final class SignInRefused extends RuntimeException {
    public enum Reason {
        /// The company has no provider, or has changed it meanwhile.
        NO_PROVIDER,
        /// The provider does not answer, or not as one should.
        UNREACHABLE,
        /// They were on their way for too long, came back twice, or left with another browser.
        STALE,
        /// The provider did not let them in itself.
        DENIED,
        /// What the provider said does not hold: a signature, a nonce, whom it is for.
        UNPROVEN,
        /// Nobody with this address is an agent, and newcomers are not let in.
        UNKNOWN,
        /// The provider does not vouch for the address, so it proves nobody.
        UNVERIFIED,
        /// In none of the groups that have a role.
        NO_ROLE,
        /// The address has an account with another company.
        TAKEN;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final transient Reason reason;

    public SignInRefused(Reason reason) {
        // Without a stack trace: it is an answer, not a fault.
        super(reason.wireName(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
