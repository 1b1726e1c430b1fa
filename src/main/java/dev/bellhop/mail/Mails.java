package dev.bellhop.mail;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Sends e-mail behind the back of who asked for it: the answer neither waits for the mail server nor tells, by the
/// time it takes, whether there was anything to send.
@ApplicationScoped
public class Mails {
    private static final int SENDERS = 2;
    private static final int MOST_WAITING = 1_000;
    private final Carrier carrier;
    private final boolean able;
    private final String base;
    private final ExecutorService senders = new ThreadPoolExecutor(
            SENDERS,
            SENDERS,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            Thread.ofVirtual().name("mail-", 0).factory());

    Mails(Carrier carrier, @ConfigProperty(name = "bellhop.url") Optional<String> url) {
        this.carrier = carrier;
        this.able = url.isPresent() && carrier.able();
        this.base = url.orElse("").replaceFirst("/+$", "");
    }

    /// Whether there is a mail server, and an address for the links.
    public boolean able() {
        return able;
    }

    /// A link to a page of the console, complete where `bellhop.url` is set: never by the request's `Host`, which
    /// whoever asks may choose. What stands behind `#` is not sent when the link is followed.
    public String link(String page) {
        return base + "/console/#/" + page;
    }

    /// @param letter is asked in the background; it may look things up, and find that there is nothing to send
    public void send(Supplier<Optional<Mail>> letter) {
        try {
            senders.execute(() -> deliver(letter));
        } catch (RejectedExecutionException _) {
            Log.warnf("a mail was dropped: %d wait already", MOST_WAITING);
        }
    }

    private void deliver(Supplier<Optional<Mail>> letter) {
        try {
            letter.get().ifPresent(carrier::carry);
        } catch (Carrier.CarrierException e) {
            Log.warnf("a mail could not be sent: %s", e.getMessage());
        } catch (RuntimeException e) {
            Log.warnf("a mail could not be sent: %s", e.getClass().getSimpleName());
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        senders.shutdown();
        var _ = senders.awaitTermination(3, TimeUnit.SECONDS);
    }
}
