package dev.bellhop.conversation.log;

import dev.bellhop.common.Ids;
import dev.bellhop.protocol.MessageView;
import dev.bellhop.protocol.Person;
import dev.bellhop.testing.Company;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import javax.sql.DataSource;

/// What the tests of the log's writer put in, and what they find stored.
public record LogFixture(Company company, Company.Guest guest) {
    public static LogFixture create() {
        var company = Company.create();
        return new LogFixture(company, company.visitor("Mia"));
    }

    public UUID conversation() {
        return Company.conversation(guest, "Hello");
    }

    public Draft draft(UUID conversation, String ref, String body) {
        var author = new Person(Person.Kind.VISITOR, guest.id(), guest.name());
        return new Draft(
                company.workspace(),
                conversation,
                author,
                true,
                ref,
                MessageView.Kind.TEXT,
                body,
                List.of(),
                new CompletableFuture<>());
    }

    public Draft draft(UUID conversation) {
        return draft(conversation, "r-" + Ids.next(), "Some words");
    }

    /// @param body null where it is an event
    public record Row(long seq, String ref, String body) {}

    public static List<Row> rows(DataSource database, UUID conversation) {
        var all = new ArrayList<Row>();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select seq, ref, body from message where conversation = ? order by seq")) {
            statement.setObject(1, conversation);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(new Row(rows.getLong(1), rows.getString(2), rows.getString(3)));
                }
            }
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
        return all;
    }

    public static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
