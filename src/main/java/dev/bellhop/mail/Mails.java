package dev.bellhop.mail;

import io.quarkus.logging.Log;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Sends e-mail in the background: the answer neither waits for the mail server nor reveals by its time whether there
/// was anything to send.
@ApplicationScoped
public class Mails {
    private static final int SENDERS = 2;
    private static final int MOST_WAITING = 1_000;
    /// Stands in the shipped settings where no server is named. Quarkus itself would take `localhost`.
    private static final String NO_SERVER = "unset.invalid";

    private final ReactiveMailer mailer;
    private final MailConfig config;
    private final boolean able;
    private final String base;
    private final ExecutorService senders = new ThreadPoolExecutor(
            SENDERS,
            SENDERS,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            Thread.ofVirtual().name("mail-", 0).factory());

    Mails(
            ReactiveMailer mailer,
            MailConfig config,
            @ConfigProperty(name = "quarkus.mailer.host") String server,
            @ConfigProperty(name = "bellhop.url") Optional<String> url) {
        this.mailer = mailer;
        this.config = config;
        // In dev and in tests, Quarkus keeps mails instead of sending them.
        this.able = url.isPresent()
                && (!server.equals(NO_SERVER) || LaunchMode.current().isDevOrTest());
        this.base = url.orElse("").replaceFirst("/+$", "");
    }

    /// Whether there is a mail server and a public address for links.
    public boolean able() {
        return able;
    }

    /// A link to a page of the console, complete where `bellhop.url` is set: never by the request's `Host`, which
    /// whoever asks may choose. What stands behind `#` is not sent when the link is followed.
    public String link(String page) {
        return base + "/console/#/" + page;
    }

    /// @param letters called in the background; may look things up and return none
    public void send(Supplier<List<Mail>> letters) {
        try {
            senders.execute(() -> deliver(letters));
        } catch (RejectedExecutionException _) {
            Log.warnf("a mail was dropped: %d wait already", MOST_WAITING);
        }
    }

    void deliver(Supplier<List<Mail>> letters) {
        try {
            letters.get().forEach(mail -> mailer.send(mail).await().atMost(config.timeout()));
        } catch (RuntimeException e) {
            Log.warnf("a mail could not be sent: %s", reason(e));
        }
    }

    /// A server's own words may repeat the address: its code says enough.
    private static String reason(RuntimeException e) {
        return switch (e instanceof CompletionException && e.getCause() != null ? e.getCause() : e) {
            case SMTPException refusal -> "the mail server answered " + refusal.getReplyCode();
            case TimeoutException _ -> "no answer in time";
            case Throwable other -> other.getClass().getSimpleName();
        };
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        senders.shutdown();
        var _ = senders.awaitTermination(3, TimeUnit.SECONDS);
    }
}
