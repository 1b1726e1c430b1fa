package dev.bellhop.conversation;

import dev.bellhop.common.Refusal;
import dev.bellhop.common.VisibleText;
import dev.bellhop.conversation.log.ConversationLog;
import dev.bellhop.conversation.model.Conversation;
import dev.bellhop.conversation.model.History;
import dev.bellhop.conversation.model.Message;
import dev.bellhop.conversation.model.Rating;
import dev.bellhop.conversation.model.RatingView;
import dev.bellhop.conversation.model.Status;
import dev.bellhop.protocol.MessageView;
import dev.bellhop.security.Caller;
import dev.bellhop.site.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// The only writer of ratings. A visitor rates once for each time the conversation was resolved.
@ApplicationScoped
class Ratings {
    private final ConversationLog log;
    private final History history;
    private final MessageRateLimits rateLimits;
    private final Clock clock;

    Ratings(ConversationLog log, History history, MessageRateLimits rateLimits, Clock clock) {
        this.log = log;
        this.history = history;
        this.rateLimits = rateLimits;
        this.clock = clock;
    }

    /// The row lock decides a race of two tabs. The same rating again gives the same answer.
    ///
    /// @param comment null or blank: none
    @Transactional
    RatingView rate(Caller.Visitor by, UUID id, int score, String comment) {
        var said = VisibleText.isEmpty(comment) ? null : comment.strip();
        rateLimits.take(by, said);
        var conversation = Conversation.heldForChange(by, id);
        var resolution = resolution(conversation);
        var known = Rating.of(id, resolution);
        if (known.isEmpty()) {
            checkAsked(conversation);
            add(conversation, by, resolution, score, said);
            return Rating.of(id, resolution).orElseThrow();
        }
        return known.filter(one -> one.score() == score && Objects.equals(one.comment(), said))
                .orElseThrow(() -> Refusal.conflict("You have rated this conversation already. Thank you."));
    }

    private static long resolution(Conversation conversation) {
        if (!conversation.status.equals(Status.RESOLVED.wireName())) {
            throw Refusal.conflict("This conversation goes on. Rate it once it is resolved.");
        }
        return Message.resolution(conversation.id)
                .orElseThrow(() -> Refusal.conflict("Nobody resolved this conversation, so there is nothing to rate."));
    }

    private static void checkAsked(Conversation conversation) {
        if (!Site.asksForRatings(conversation.site)) {
            throw Refusal.conflict("This site asks for no ratings.");
        }
        if (!Message.hasTextsOfBoth(conversation.id)) {
            throw Refusal.conflict("There is nothing to rate where nobody has asked or nobody has answered.");
        }
    }

    private void add(Conversation conversation, Caller.Visitor by, long resolution, int score, String comment) {
        Rating.add(conversation, resolution, score, comment, clock.instant());
        log.append(conversation, by.person(), MessageView.Event.rated(score), comment);
        Rating.flush();
    }

    /// The newest ones, newest first.
    @Transactional
    List<RatingView> newest(Caller.Staff by, UUID id, int limit) {
        history.head(by, id);
        return Rating.newest(id, limit);
    }
}
