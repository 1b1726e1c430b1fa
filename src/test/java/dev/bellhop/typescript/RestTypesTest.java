package dev.bellhop.typescript;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.bellhop.conversation.model.History;
import dev.bellhop.typescript.Differences.Sender;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.junit.jupiter.api.Test;

/// Holds what console and widget expect of REST to the records it answers with, by their names in the OpenAPI document.
class RestTypesTest {
    private static final String PROTOCOL = "client/src/wire/protocol.ts";
    private static final String CONSOLE = "console/src/api/types.ts";
    private static final String WIDGET = "widget/src/session/settings.ts";

    private static final Map<String, String> SCHEMAS = Map.ofEntries(
            Map.entry("Agent", "Agent"),
            Map.entry("Invitation", "InvitationPreview"),
            Map.entry("SentInvitation", "Invitation"),
            Map.entry("OpenSession", "OpenSession"),
            Map.entry("SecondFactor", "SecondFactor"),
            Map.entry("Grant", "Session"),
            Map.entry("Page", "ConversationPage"),
            Map.entry("Counts", "ConversationCounts"),
            Map.entry("Visitor", "Visitor"),
            Map.entry("VisitorBlock", "VisitorBlock"),
            Map.entry("Pages", "PageTrail"),
            Map.entry("Site", "Site"),
            Map.entry("SiteSeen", "SiteSeen"),
            Map.entry("IdentityKey", "IdentityKey"),
            Map.entry("CreatedIdentityKey", "CreatedIdentityKey"),
            Map.entry("ApiKey", "ApiKey"),
            Map.entry("CreatedApiKey", "CreatedApiKey"),
            Map.entry("AuditEntry", "AuditEntry"),
            Map.entry("AuditName", "AuditName"),
            Map.entry("SearchMark", "SearchMark"),
            Map.entry("SearchExcerpt", "SearchExcerpt"),
            Map.entry("SearchHit", "SearchHit"),
            Map.entry("SearchPage", "SearchPage"),
            Map.entry("CannedReply", "CannedReply"),
            Map.entry("CannedReplyImport", "CannedReplyImport"),
            Map.entry("BulkOutcome", "BulkOutcome"),
            Map.entry("BulkOutcomes", "BulkOutcomes"),
            Map.entry("Rating", "Rating"),
            Map.entry("MentionList", "MentionList"),
            Map.entry("Assignment", "Assignment"));

    private final Map<String, Class<?>> records = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.bellhop").stream()
                    .filter(one -> one.isRecord() && one.isAnnotatedWith(Schema.class))
                    .map(JavaClass::reflect)
                    .filter(one -> !schema(one).isEmpty())
                    .collect(Collectors.toMap(RestTypesTest::schema, Function.identity()));

    @Test
    void the_console_expects_what_rest_answers() {
        var types = Declarations.of(PROTOCOL, CONSOLE);
        for (var type : SCHEMAS.entrySet()) {
            assertThat(differences(types, type.getKey(), records.get(type.getValue())))
                    .isEmpty();
        }
        assertThat(differences(types, "History", History.Page.class)).isEmpty();
    }

    @Test
    void every_type_of_the_console_is_held_to_a_record() {
        assertThat(Declarations.of(CONSOLE).names())
                .allSatisfy(name -> assertThat(SCHEMAS.containsKey(name) || name.equals("History"))
                        .as(name)
                        .isTrue());
    }

    @Test
    void the_widget_expects_what_rest_answers() {
        var types = Declarations.of(PROTOCOL, WIDGET);
        assertThat(differences(types, "Settings", records.get("WidgetSettings")))
                .isEmpty();
    }

    private static List<String> differences(Declarations types, String name, Class<?> record) {
        return Differences.between(name, JavaShapes.fields(record), types.shape(name), Sender.SERVICE);
    }

    private static String schema(Class<?> record) {
        return record.getAnnotation(Schema.class).name();
    }
}
