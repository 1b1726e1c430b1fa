package dev.bellhop.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.bellhop.testing.Settings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against a real mail server on this machine.
class SmtpCarrierTest {
    private static final Mail MAIL =
            new Mail("ana@shop.example", "Your invitation — Olá", "Följ länken:\nhttps://x/#/y");

    private final Vertx vertx = Vertx.vertx();
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
        server.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private SmtpCarrier carrier(Map<String, String> settings) {
        var all = new HashMap<>(Map.of("bellhop.mail.from", "chat@shop.example"));
        settings.forEach((name, value) -> all.put("bellhop.mail." + name, value));
        return new SmtpCarrier(vertx, Settings.of(MailConfig.class, all));
    }

    private SmtpCarrier toPlainServer(Map<String, String> settings) {
        var all = new HashMap<>(Map.of(
                "host", "127.0.0.1",
                "port", String.valueOf(server.getSmtp().getPort()),
                "encryption", "none"));
        all.putAll(settings);
        return carrier(all);
    }

    private void isRefused(SmtpCarrier carrier, String why) {
        assertThatThrownBy(() -> carrier.carry(MAIL))
                .isInstanceOf(Carrier.CarrierException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("ana@");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void arrives_as_it_was_written() throws Exception {
        toPlainServer(Map.of()).carry(MAIL);
        var mail = server.getReceivedMessages()[0];
        assertThat(mail.getFrom()[0]).hasToString("chat@shop.example");
        assertThat(mail.getAllRecipients()[0]).hasToString("ana@shop.example");
        assertThat(mail.getSubject()).isEqualTo(MAIL.subject());
        assertThat(mail.getContent().toString().replace("\r\n", "\n").strip()).isEqualTo(MAIL.text());
    }

    @Test
    void signs_in_where_a_name_is_set() {
        server.setUser("chat@shop.example", "chat", "right");
        toPlainServer(Map.of("username", "chat", "password", "right")).carry(MAIL);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void nothing_leaves_with_a_wrong_password() {
        server.setUser("chat@shop.example", "chat", "right");
        isRefused(toPlainServer(Map.of("username", "chat", "password", "wrong")), "535");
    }

    @Test
    void nothing_leaves_in_plain_text_unless_that_is_asked_for() {
        isRefused(toPlainServer(Map.of("encryption", "starttls")), "");
    }

    @Test
    void a_server_that_cannot_prove_its_name_gets_nothing() {
        isRefused(
                carrier(Map.of(
                        "host", "localhost",
                        "port", String.valueOf(server.getSmtps().getPort()),
                        "encryption", "tls")),
                "SSL");
    }

    @Test
    void a_server_that_says_nothing_is_not_waited_for_without_end() throws IOException {
        try (var mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            isRefused(
                    toPlainServer(Map.of("port", String.valueOf(mute.getLocalPort()), "timeout", "200ms")),
                    "no answer");
        }
    }

    @Test
    void without_a_server_there_is_no_way() {
        assertThat(carrier(Map.of()).able()).isFalse();
        assertThat(toPlainServer(Map.of()).able()).isTrue();
    }
}
