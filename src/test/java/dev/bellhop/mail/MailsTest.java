package dev.bellhop.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.bellhop.testing.LogLines;
import dev.bellhop.testing.TestSettings;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.runtime.MailerSupport;
import io.quarkus.mailer.runtime.Mailers;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Quarkus' mailer with the settings that are shipped, against a real mail server on this machine.
class MailsTest {
    private static final Mail MAIL =
            Mail.withText("ana@shop.example", "Your invitation — Olá", "Följ länken:\nhttps://x/#/y");

    private final Vertx vertx = Vertx.vertx();
    private final LogLines log = LogLines.listen();
    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
    });

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        log.close();
        server.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /// @param settings by their names after `quarkus.mailer.`
    private Mails mails(Map<String, String> settings, String timeout) {
        var all = new HashMap<String, String>();
        settings.forEach((name, value) -> all.put("quarkus.mailer." + name, value));
        var config = TestSettings.shipped(MailersRuntimeConfig.class, all);
        var mailers = new Mailers(
                vertx,
                new io.vertx.mutiny.core.Vertx(vertx),
                config,
                LaunchMode.NORMAL,
                new MailerSupport(true, Set.of()),
                new NoCertificates(),
                null);
        return new Mails(
                mailers.reactiveMailerFromName(Mailers.DEFAULT_MAILER_NAME),
                TestSettings.of(MailConfig.class, Map.of("bellhop.mail.timeout", timeout)),
                config.mailers().get(Mailers.DEFAULT_MAILER_NAME).host(),
                Optional.of("https://chat.example.com"));
    }

    private Mails toPlainServer(Map<String, String> settings) {
        var all = new HashMap<>(Map.of(
                "host", "127.0.0.1",
                "port", String.valueOf(server.getSmtp().getPort()),
                "start-tls", "DISABLED",
                "from", "chat@shop.example"));
        all.putAll(settings);
        return mails(all, "10s");
    }

    private Mails toTlsServer(Map<String, String> settings) {
        var all = new HashMap<>(Map.of(
                "host", "localhost",
                "port", String.valueOf(server.getSmtps().getPort()),
                "tls", "true"));
        all.putAll(settings);
        return mails(all, "10s");
    }

    private void arrives(Mails mails) {
        mails.deliver(() -> List.of(MAIL));
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    private void isRefused(Mails mails, String why) {
        mails.deliver(() -> List.of(MAIL));
        assertThat(log.all())
                .anyMatch(line -> line.contains("a mail could not be sent: " + why))
                .noneMatch(line -> line.contains("ana@"));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void arrives_as_it_was_written() throws Exception {
        arrives(toPlainServer(Map.of()));
        var mail = server.getReceivedMessages()[0];
        assertThat(mail.getFrom()[0]).hasToString("chat@shop.example");
        assertThat(mail.getAllRecipients()[0]).hasToString("ana@shop.example");
        assertThat(mail.getSubject()).isEqualTo(MAIL.getSubject());
        assertThat(mail.getContentType()).startsWith("text/plain");
        assertThat(mail.getContent().toString().replace("\r\n", "\n").strip()).isEqualTo(MAIL.getText());
    }

    @Test
    void signs_in_where_a_name_is_set() {
        server.setUser("chat@shop.example", "chat", "right");
        arrives(toPlainServer(Map.of("username", "chat", "password", "right")));
    }

    @Test
    void nothing_leaves_with_a_wrong_password() {
        server.setUser("chat@shop.example", "chat", "right");
        isRefused(toPlainServer(Map.of("username", "chat", "password", "wrong")), "the mail server answered 535");
    }

    @Test
    void nothing_leaves_in_plain_text_unless_that_is_asked_for() {
        var port = String.valueOf(server.getSmtp().getPort());
        isRefused(mails(Map.of("host", "127.0.0.1", "port", port), "10s"), "");
    }

    @Test
    void speaks_tls_from_the_first_byte_where_that_is_asked_for() {
        arrives(toTlsServer(Map.of("trust-all", "true")));
    }

    @Test
    void a_server_that_cannot_prove_its_name_gets_nothing() {
        isRefused(toTlsServer(Map.of()), "SSL");
    }

    @Test
    void a_server_that_says_nothing_is_not_waited_for_without_end() throws IOException {
        try (var mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = String.valueOf(mute.getLocalPort());
            isRefused(mails(Map.of("host", "127.0.0.1", "port", port), "200ms"), "no answer in time");
        }
    }

    @Test
    void without_a_server_there_is_no_way() {
        assertThat(mails(Map.of(), "10s").able()).isFalse();
        assertThat(toPlainServer(Map.of()).able()).isTrue();
    }

    private record NoCertificates() implements TlsConfigurationRegistry {
        @Override
        public Optional<TlsConfiguration> get(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<TlsConfiguration> getDefault() {
            return Optional.empty();
        }

        @Override
        public void register(String name, TlsConfiguration certificates) {
            throw new UnsupportedOperationException();
        }
    }
}
