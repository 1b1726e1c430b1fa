package dev.bellhop.conversation.search;

import dev.bellhop.common.Refusal;
import dev.bellhop.common.TimestampParam;
import dev.bellhop.conversation.inbox.InboxFilter;
import dev.bellhop.protocol.ConversationView;
import dev.bellhop.protocol.MessageView;
import dev.bellhop.protocol.Person;
import dev.bellhop.security.Caller;
import dev.bellhop.security.CurrentCaller;
import dev.bellhop.visitor.VisitorView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/search")
@Tag(name = "search", description = "What was said, and who said it")
@RunOnVirtualThread
class SearchResource {
    private static final int VISITORS = 5;

    private final Search search;
    private final SearchTurns turns;
    private final CurrentCaller caller;

    SearchResource(Search search, SearchTurns turns, CurrentCaller caller) {
        this.search = search;
        this.turns = turns;
        this.caller = caller;
    }

    @Schema(name = "SearchHit", description = "A message or note, and the conversation it stands in")
    record Hit(
            ConversationView conversation,

            @Schema(description = "Its place in the log") long seq,

            MessageView.Kind kind,
            Person author,
            Instant at,
            Excerpt excerpt,

            @Schema(description = "What was looked for in the whole text: the first 100")
            List<Excerpt.Mark> marks) {}

    @Schema(name = "SearchPage")
    record Page(
            List<Hit> items,

            @Schema(description = "Whose name, e-mail address or own id matches: five at most, on the first page")
            List<VisitorView> visitors,

            @Schema(description = "Send as `after` for the next page") @Nullable
            String next) {}

    @GET
    @RolesAllowed({"agent", "conversations:read"})
    @Operation(operationId = "search", summary = "Search everything", description = """
            Finds messages, notes and visitors by words, whatever their case and accents. All words must occur; words in \
            quotation marks follow each other; the last one may be unfinished. Chinese, Japanese and Thai are found \
            within a sentence. What was just said is found after a moment, what was erased never.\
            """)
    public Page search(
            @RestQuery
                    @Parameter(
                            description = "1 to 200 characters",
                            required = true,
                            schema =
                                    @Schema(
                                            implementation = String.class,
                                            minLength = 1,
                                            maxLength = 200,
                                            examples = "parcel"))
                    String q,
            @RestQuery
                    @Parameter(
                            description = "`relevance` gives one page",
                            schema =
                                    @Schema(
                                            implementation = String.class,
                                            enumeration = {"newest", "relevance"},
                                            defaultValue = "newest"))
                    @DefaultValue("newest")
                    String sort,
            @RestQuery
                    @Parameter(
                            description = "Messages only, notes only, or what has files",
                            schema =
                                    @Schema(
                                            implementation = String.class,
                                            enumeration = {"text", "note", "file"}))
                    String kind,
            @RestQuery @Parameter(description = "Who wrote it: an agent's or a visitor's id") UUID author,
            @RestQuery
                    @Parameter(
                            description = "Written then or later",
                            schema =
                                    @Schema(
                                            implementation = String.class,
                                            format = "date-time",
                                            examples = "2026-03-01T00:00:00Z"))
                    String since,
            @RestQuery
                    @Parameter(
                            description = "Written before then",
                            schema =
                                    @Schema(
                                            implementation = String.class,
                                            format = "date-time",
                                            examples = "2026-04-01T00:00:00Z"))
                    String until,
            @RestQuery List<String> status,
            @RestQuery @Parameter(description = "An agent's id, `me` or `none`") String assignee,
            @RestQuery UUID site,
            @RestQuery UUID visitor,
            @RestQuery UUID label,
            @RestQuery String after,
            @RestQuery @DefaultValue("20") @Min(1) @Max(50) int limit) {
        var staff = caller.staff();
        var query = SearchQuery.parse(q);
        var conversations = InboxFilter.parse(staff, status, assignee, site, visitor, label);
        var filter = new SearchFilter(
                conversations,
                author,
                kind,
                TimestampParam.parse("since", since),
                TimestampParam.parse("until", until));
        var isRanked = isRanked(sort);
        var place = MessagePlace.parse(after);
        if (isRanked && place != null) {
            throw Refusal.malformed("The parameter \"after\" goes with \"sort=newest\" only.");
        }
        return turns.take(staff.workspace(), () -> page(staff, query, filter, isRanked, place, limit));
    }

    private Page page(
            Caller.Staff staff,
            SearchQuery query,
            SearchFilter filter,
            boolean isRanked,
            MessagePlace after,
            int limit) {
        var found =
                isRanked ? search.best(staff, query, filter, limit) : search.newest(staff, query, filter, after, limit);
        var visitors = after == null ? search.visitors(staff, query, filter, VISITORS) : List.<VisitorView>of();
        var hits = found.hits().stream().map(hit -> hit(hit, query)).toList();
        return new Page(
                hits, visitors, found.next() == null ? null : found.next().text());
    }

    private static Hit hit(Search.Hit hit, SearchQuery query) {
        var message = hit.message();
        var found = query.in(message.words());
        var length = message.body() == null ? 0 : message.body().length();
        return new Hit(
                hit.conversation().forAgent(),
                message.seq(),
                message.kind(),
                message.author(),
                message.at(),
                Excerpt.of(message.words(), found),
                Excerpt.marks(found.stream().filter(one -> one.end() <= length).toList()));
    }

    private static boolean isRanked(String sort) {
        return switch (sort) {
            case "newest" -> false;
            case "relevance" -> true;
            default -> throw Refusal.malformed("The parameter \"sort\" is \"newest\" or \"relevance\".");
        };
    }
}
