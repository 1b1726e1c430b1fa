package dev.bellhop.mail;

/// Takes a mail to where it is going.
public interface Carrier {
    /// Whether there is a way to send mail at all.
    boolean able();

    /// Comes back once the mail is handed over.
    ///
    /// @throws CarrierException when it is not
    void carry(Mail mail);

    /// What kept a mail from being handed over, without a word of the mail.
    final class CarrierException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CarrierException(String message) {
            super(message);
        }
    }
}
