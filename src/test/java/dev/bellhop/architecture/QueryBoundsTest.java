package dev.bellhop.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import dev.bellhop.database.Sql;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.persistence.Query;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// A list without an end lets whoever may add to it end the service. So a method that reads rows asks for one page of
/// them, or stands here, with what bounds it.
class QueryBoundsTest {
    private static final Set<String> READING =
            Set.of("list", "listAll", "stream", "streamAll", "getResultList", "getResultStream", "executeQuery");

    private static final Set<String> PAGING = Set.of("page", "range", "setMaxResults");

    private static final Map<String, String> BOUNDED = Map.ofEntries(
            Map.entry("account.session.AccessStatus.agents", "a batch of those who are connected"),
            Map.entry("account.session.AccessStatus.keys", "a batch of those who are connected"),
            Map.entry("account.sso.ProviderGroup.of", "100 groups in one provider, see IdentityProviderDraft"),
            Map.entry("attachment.Attachments.find", "one row"),
            Map.entry("attachment.Attachments.of", "a limit in its SQL"),
            Map.entry("attachment.Attachments.post", "the ids it is asked for: ten, see MessageBody"),
            Map.entry("attachment.FileRemovals.sweep", "a limit in its SQL"),
            Map.entry("attachment.UploadLimits.count", "one row"),
            Map.entry("conversation.ReadMarks.markUnread", "one row"),
            Map.entry("conversation.ReadMarks.move", "one row"),
            Map.entry("conversation.ReadMarks.store", "one row"),
            Map.entry("conversation.inbox.ConversationChanges.find", "a limit in its SQL"),
            Map.entry("conversation.inbox.Inbox.ids", "a limit in its SQL"),
            Map.entry("conversation.inbox.Inbox.load", "a limit in its SQL for each visitor, and a batch of visitors"),
            Map.entry("conversation.inbox.Inbox.rows", "the ids it is asked for: a page, or a batch"),
            Map.entry("conversation.log.LogConnection.end", "one row"),
            Map.entry("conversation.log.LogStatement.heads", "a batch of the log"),
            Map.entry("conversation.log.LogStatement.numbered", "a batch of the log"),
            Map.entry("conversation.log.LogStatement.unlocked", "a batch of the log"),
            Map.entry("conversation.model.History.heads", "the conversations that a socket names in one frame"),
            Map.entry("conversation.model.History.read", "a limit in its SQL, in rows and in bytes"),
            Map.entry("conversation.model.History.entries", "the entries it is asked for: a page"),
            Map.entry("conversation.model.Mention.of", "twenty of one note, see NamedPeople"),
            Map.entry("conversation.model.Mention.named", "twenty of one note, see NamedPeople"),
            Map.entry("conversation.model.Message.newest", "one row for each conversation it is asked for"),
            Map.entry("conversation.search.Search.places", "a limit in its SQL"),
            Map.entry("conversation.search.Search.visitors", "a limit in its SQL"),
            Map.entry("conversation.search.SearchIndex.add", "a batch of conversations"),
            Map.entry("conversation.search.SearchIndex.forget", "one row"),
            Map.entry("conversation.search.SearchIndex.put", "a batch of visitors"),
            Map.entry("conversation.search.SearchIndex.replace", "one row"),
            Map.entry("conversation.search.SearchIndexer.sweep", "a limit in its SQL"),
            Map.entry("database.BytePage.of", "a limit in its SQL, in rows and in bytes"),
            Map.entry("database.Sql.list", "its callers stand here themselves"),
            Map.entry("launch.Demo.isEmpty", "one row"),
            Map.entry("launch.Demo.isThere", "one row"),
            Map.entry("launch.DemoAccounts.areEnded", "one row"),
            Map.entry("privacy.VisitorErasure.counts", "one row for each table"),
            Map.entry("security.StoredKeyHash.key", "one row"),
            Map.entry("site.IdentityKey.live", "two of each kind, see IdentityKeys"),
            Map.entry("visitor.Visitor.held", "the ids it is asked for: two at most"),
            Map.entry("visitor.VisitorPage.add", "a batch of pages"),
            Map.entry("visitor.VisitorPage.of", "a limit in its SQL"),
            Map.entry("visitor.VisitorTokens.read", "a batch of tokens"),
            Map.entry(
                    "workspace.Workspace.deleted",
                    "companies that left a moment ago; only the operator lets in new ones"),
            Map.entry("workspace.Workspace.noneYet", "one row"),
            Map.entry("workspace.WorkspaceErasure.inOrder", "one row for each table and each reference"),
            Map.entry("workspace.WorkspaceErasure.isTrue", "one row"));

    @Test
    void every_query_for_rows_asks_for_a_page_or_says_what_bounds_it() {
        var unpaged = ProductionClasses.ALL.stream()
                .flatMap(one -> one.getMethodCallsFromSelf().stream())
                .filter(QueryBoundsTest::readsRows)
                .map(JavaMethodCall::getOrigin)
                .filter(QueryBoundsTest::isUnpaged)
                .map(QueryBoundsTest::name)
                .collect(toCollection(TreeSet::new));
        assertThat(unpaged).isEqualTo(new TreeSet<>(BOUNDED.keySet()));
    }

    private static boolean readsRows(JavaMethodCall call) {
        var on = call.getTargetOwner();
        return READING.contains(call.getName())
                && (on.isAssignableTo(PanacheEntityBase.class)
                        || on.isAssignableTo(PanacheQuery.class)
                        || on.isAssignableTo(Query.class)
                        || on.isAssignableTo(Sql.class)
                        || on.isAssignableTo(Statement.class)
                        || on.isAssignableTo(PreparedStatement.class));
    }

    // Each query of a method needs a page of its own.
    private static boolean isUnpaged(JavaCodeUnit method) {
        var calls = method.getMethodCallsFromSelf();
        var queries = calls.stream().filter(QueryBoundsTest::readsRows).count();
        return queries > calls.stream().filter(QueryBoundsTest::asksForAPage).count();
    }

    private static boolean asksForAPage(JavaMethodCall call) {
        var on = call.getTargetOwner();
        return PAGING.contains(call.getName())
                && (on.isAssignableTo(PanacheQuery.class) || on.isAssignableTo(Query.class));
    }

    private static String name(JavaCodeUnit method) {
        return method.getOwner().getName().substring("dev.bellhop.".length()) + "." + method.getName();
    }
}
