package dev.bellhop.canned;

import dev.bellhop.audit.Audit;
import dev.bellhop.audit.AuditAction;
import dev.bellhop.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Stores the replies of a file: all of them or none.
@ApplicationScoped
public class CannedReplyImport {
    /// What an import did.
    @Schema(name = "CannedReplyImport")
    record Result(
            @Schema(description = "How many are new", examples = "12")
            int created,

            @Schema(description = "How many were there with another name or body", examples = "3")
            int changed,

            @Schema(description = "How many were there just so", examples = "40")
            int unchanged) {}

    private enum Outcome {
        CREATED,
        CHANGED,
        UNCHANGED
    }

    private final CannedReplies replies;
    private final ReplyLimits limits;
    private final Audit audit;
    private final Clock clock;

    CannedReplyImport(CannedReplies replies, ReplyLimits limits, Audit audit, Clock clock) {
        this.replies = replies;
        this.limits = limits;
        this.audit = audit;
        this.clock = clock;
    }

    /// Changes the replies that are there with the same scope, shortcut and language, and creates the others.
    ///
    /// @param drafts with a scope each
    @Transactional
    Result store(Caller.Staff by, List<CannedReplyDraft> drafts) {
        var byScope = drafts.stream()
                .collect(Collectors.groupingBy(
                        CannedReplyDraft::scope, () -> new EnumMap<>(ReplyScope.class), Collectors.toList()));
        // Refused before anything is held.
        byScope.keySet().forEach(scope -> scope.owner(by));
        replies.hold(by);
        var all = new HashMap<Outcome, Integer>();
        byScope.forEach((scope, some) -> {
            var outcomes = store(by, scope, some);
            outcomes.forEach((outcome, count) -> all.merge(outcome, count, Integer::sum));
            if (scope == ReplyScope.EVERYONE) {
                note(by, outcomes);
            }
        });
        return new Result(
                all.getOrDefault(Outcome.CREATED, 0),
                all.getOrDefault(Outcome.CHANGED, 0),
                all.getOrDefault(Outcome.UNCHANGED, 0));
    }

    private Map<Outcome, Integer> store(Caller.Staff by, ReplyScope scope, List<CannedReplyDraft> drafts) {
        var owner = scope.owner(by);
        var known = CannedReply.of(by.workspace(), owner, limits.most(owner)).stream()
                .collect(Collectors.toMap(CannedReply::key, reply -> reply));
        var outcomes = new HashMap<Outcome, Integer>();
        for (var draft : drafts) {
            var content = ReplyContent.of(draft);
            var there = known.get(content.key(owner));
            if (there == null) {
                replies.store(by, owner, content);
            }
            var outcome = there == null ? Outcome.CREATED : change(there, draft);
            outcomes.merge(outcome, 1, Integer::sum);
        }
        limits.check(by.workspace(), owner);
        return outcomes;
    }

    private Outcome change(CannedReply reply, CannedReplyDraft draft) {
        var isChanged = ReplyContent.of(reply).with(draft).applyTo(reply, clock.instant());
        return isChanged ? Outcome.CHANGED : Outcome.UNCHANGED;
    }

    private void note(Caller.Staff by, Map<Outcome, Integer> outcomes) {
        var created = outcomes.getOrDefault(Outcome.CREATED, 0);
        var changed = outcomes.getOrDefault(Outcome.CHANGED, 0);
        if (created + changed > 0) {
            audit.note(by, AuditAction.CANNED_REPLIES_IMPORTED, null, "created: " + created + "; changed: " + changed);
        }
    }
}
