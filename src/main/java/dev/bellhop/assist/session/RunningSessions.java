package dev.bellhop.assist.session;

import dev.bellhop.assist.model.AssistConfig;
import dev.bellhop.assist.model.AssistRequest;
import dev.bellhop.common.Refusal;
import dev.bellhop.protocol.Person;
import dev.bellhop.ratelimit.TokenBuckets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The sessions that are running: one for each conversation and each visitor, and no more of one site or workspace than
/// leave room for the others.
final class RunningSessions {
    private static final String SHOWN_TOO_OFTEN = "This page was shown too often just now. Try again in a few minutes.";

    private static final String SHOWN_TOO_OFTEN_TODAY = "This page was shown too often today. Try again tomorrow.";

    private final Map<UUID, LiveAssist> byId = new ConcurrentHashMap<>();
    private final Map<UUID, LiveAssist> byConversation = new ConcurrentHashMap<>();
    private final Map<UUID, LiveAssist> byVisitor = new ConcurrentHashMap<>();
    private final TokenBuckets<UUID> begunWith;
    private final TokenBuckets<UUID> begunOn;
    private final TokenBuckets<UUID> begunWithToday;
    private final TokenBuckets<UUID> offeredOnToday;
    private final int most;

    RunningSessions(AssistConfig config) {
        this.most = config.sessions();
        this.begunWith = new TokenBuckets<>(config.begunPerVisitor());
        this.begunOn = new TokenBuckets<>(config.begunPerSite());
        this.begunWithToday = new TokenBuckets<>(config.begunPerVisitorDay());
        this.offeredOnToday = new TokenBuckets<>(config.offeredPerSiteDay());
    }

    /// Refuses a session for which there is no room.
    void checkRoom(AssistRequest about) {
        var share = Math.max(1, most / 2);
        if (byConversation.size() >= most
                || count(AssistRequest::site, about.site()) >= share
                || count(AssistRequest::workspace, about.workspace()) >= share) {
            throw Refusal.tooMany("Too many pages are being shown just now. Try again in a few minutes.", 60);
        }
        begunWith.require(about.visitor(), SHOWN_TOO_OFTEN);
        begunOn.require(about.site(), SHOWN_TOO_OFTEN);
        begunWithToday.require(about.visitor(), SHOWN_TOO_OFTEN_TODAY);
        // What strangers offer keeps no agent from asking.
        if (about.by().kind() == Person.Kind.VISITOR) {
            offeredOnToday.require(about.site(), SHOWN_TOO_OFTEN_TODAY);
        }
    }

    private long count(Function<AssistRequest, UUID> of, UUID wanted) {
        return byConversation.values().stream()
                .filter(assist -> of.apply(assist.about()).equals(wanted))
                .count();
    }

    /// Takes the conversation's and the visitor's place; [#find] does not know the session yet.
    ///
    /// @return false if the conversation has a session already
    boolean reserve(LiveAssist fresh) {
        var about = fresh.about();
        if (byConversation.putIfAbsent(about.conversation(), fresh) != null) {
            return false;
        }
        if (byVisitor.putIfAbsent(about.visitor(), fresh) != null) {
            byConversation.remove(about.conversation(), fresh);
            throw Refusal.conflict("This visitor's page is shown in another conversation. End that first.");
        }
        return true;
    }

    void begin(LiveAssist reserved) {
        byId.put(reserved.about().id(), reserved);
    }

    void remove(LiveAssist assist) {
        byId.remove(assist.about().id());
        byConversation.remove(assist.about().conversation(), assist);
        byVisitor.remove(assist.about().visitor(), assist);
    }

    Optional<LiveAssist> find(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// Null if there is none.
    LiveAssist of(UUID conversation) {
        return byConversation.get(conversation);
    }

    Collection<LiveAssist> all() {
        return byId.values();
    }
}
