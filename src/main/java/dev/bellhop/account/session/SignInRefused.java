package dev.bellhop.account.session;

import java.util.Locale;

/// Why a sign-in by the company's identity provider was refused. The console has a sentence for each reason.
public final class SignInRefused extends RuntimeException {
    public enum Reason {
        /// The company has no provider, or changed it meanwhile.
        NO_PROVIDER,
        /// The provider does not answer, or answers incorrectly.
        UNREACHABLE,
        /// The attempt took too long, was used before, or began in another browser.
        STALE,
        /// The provider refused the sign-in.
        DENIED,
        /// The provider's answer is invalid: signature, nonce or audience.
        UNPROVEN,
        /// No agent has this address, and the provider may not create agents.
        UNKNOWN,
        /// The provider has not verified the address.
        UNVERIFIED,
        /// The person is in no group with a role.
        NO_ROLE,
        /// The address belongs to an account of another company.
        TAKEN;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final transient Reason reason;

    public SignInRefused(Reason reason) {
        // No stack trace: it is an answer, not a fault.
        super(reason.wireName(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
