package dev.bellhop.mail;

import io.quarkus.logging.Log;
import io.quarkus.runtime.LaunchMode;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Over SMTP. Without a server nothing is sent; in dev a mail is then a line of the log.
@ApplicationScoped
class SmtpCarrier implements Carrier {
    private final MailConfig config;
    private final MailClient client;

    SmtpCarrier(Vertx vertx, MailConfig config) {
        this.config = config;
        this.client = config.host().isPresent() ? MailClient.create(vertx, options(config)) : null;
    }

    private static io.vertx.ext.mail.MailConfig options(MailConfig config) {
        var encryption = config.encryption();
        var options = new io.vertx.ext.mail.MailConfig()
                .setHostname(config.host().orElseThrow())
                .setPort(config.port().orElse(encryption.port))
                .setSsl(encryption == MailConfig.Encryption.TLS)
                .setStarttls(
                        encryption == MailConfig.Encryption.STARTTLS
                                ? StartTLSOptions.REQUIRED
                                : StartTLSOptions.DISABLED)
                .setLogin(config.username().isPresent() ? LoginOption.REQUIRED : LoginOption.DISABLED)
                .setKeepAlive(false);
        // Otherwise a certificate of any name would do.
        options.setHostnameVerificationAlgorithm("HTTPS");
        config.username().ifPresent(options::setUsername);
        config.password().ifPresent(options::setPassword);
        return options;
    }

    @Override
    public boolean able() {
        return client != null || LaunchMode.current() == LaunchMode.DEVELOPMENT;
    }

    @Override
    public void carry(Mail mail) {
        if (client == null) {
            Log.infof("a mail to %s, which only dev shows here: %s%n%n%s", mail.to(), mail.subject(), mail.text());
            return;
        }
        var message = new MailMessage(config.from(), mail.to(), mail.subject(), mail.text());
        try {
            client.sendMail(message)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new CarrierException(reason(e.getCause()));
        } catch (TimeoutException _) {
            throw new CarrierException("no answer within " + config.timeout());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CarrierException("the service stops");
        }
    }

    /// A server's own words may repeat the address: its code says enough.
    private static String reason(Throwable cause) {
        return cause instanceof SMTPException refusal
                ? "the mail server answered " + refusal.getReplyCode()
                : cause.getClass().getSimpleName();
    }

    @PreDestroy
    void stop() {
        if (client != null) {
            var _ = client.close();
        }
    }
}
