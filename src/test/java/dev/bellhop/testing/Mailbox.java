package dev.bellhop.testing;

import dev.bellhop.mail.Carrier;
import dev.bellhop.mail.Mail;
import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Keeps the mails of a test instead of sending them.
@Mock
@ApplicationScoped
class Mailbox implements Carrier {
    private final List<Mail> mails = new CopyOnWriteArrayList<>();

    @Override
    public boolean able() {
        return true;
    }

    @Override
    public void carry(Mail mail) {
        mails.add(mail);
    }

    List<Mail> to(String address) {
        return mails.stream().filter(mail -> mail.to().equals(address)).toList();
    }
}
