package dev.bellhop.testing;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.test.Mock;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Keeps the mails of a test instead of sending them. Quarkus' own mailbox is not made for several threads.
@Mock
@ApplicationScoped
class RecordingMailer implements ReactiveMailer {
    private final List<Mail> mails = new CopyOnWriteArrayList<>();

    @Override
    public Uni<Void> send(Mail... sent) {
        mails.addAll(List.of(sent));
        return Uni.createFrom().voidItem();
    }

    List<Mail> to(String address) {
        return mails.stream().filter(mail -> mail.getTo().contains(address)).toList();
    }
}
