package dev.bellhop.testing;

import io.quarkus.arc.Arc;
import io.quarkus.mailer.Mail;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/// The e-mail that would have been sent.
public final class SentMails {
    private static final Pattern LINK =
            Pattern.compile("https://chat\\.example\\.com/console/#/(?:invitation|reset)/(\\S+)");

    private SentMails() {}

    private static List<Mail> to(String address) {
        return Arc.container().instance(RecordingMailer.class).get().to(address);
    }

    public static boolean none(String address) {
        return to(address).isEmpty();
    }

    /// The token of the link in the newest mail to this address, once so many have come.
    public static String token(String address, int mails) {
        Awaitility.await().until(() -> to(address).size() >= mails);
        var text = LINK.matcher(to(address).getLast().getText());
        if (!text.find()) {
            throw new AssertionError("no link in it");
        }
        return text.group(1);
    }

    public static String token(String address) {
        return token(address, 1);
    }

    /// The text of the only mail to this address, once it has come.
    public static String text(String address) {
        Awaitility.await().until(() -> to(address).size() == 1);
        return to(address).getLast().getText();
    }

    public static String subject(String address) {
        return to(address).getLast().getSubject();
    }
}
