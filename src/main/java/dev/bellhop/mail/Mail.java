package dev.bellhop.mail;

/// One e-mail, as plain text.
public record Mail(String to, String subject, String text) {

    /// Neither whom it is for nor the link in it.
    @Override
    public String toString() {
        return "Mail[…]";
    }
}
