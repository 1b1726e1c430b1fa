package dev.bellhop.canned;

import dev.bellhop.common.Refusal;
import jakarta.inject.Singleton;
import java.util.UUID;

/// How many replies there may be, and their bytes: everyone's, and each agent's own.
@Singleton
class ReplyLimits {
    private static final int KILOBYTE = 1024;
    private final CannedReplyConfig config;

    ReplyLimits(CannedReplyConfig config) {
        this.config = config;
    }

    /// @param owner null for everyone's
    int most(UUID owner) {
        return owner == null ? config.everyone() : config.personal();
    }

    /// Call it after the change, in its transaction: a refusal undoes it.
    ///
    /// @param owner null for everyone's
    void check(UUID workspace, UUID owner) {
        var held = CannedReply.held(workspace, owner);
        var whose = owner == null ? "The workspace has " : "You have ";
        if (held.replies() > most(owner)) {
            throw Refusal.conflict(
                    whose + most(owner) + " canned replies, as many as there may be. Delete some of them first.");
        }
        var bytes = owner == null ? config.everyoneBytes() : config.personalBytes();
        if (held.bytes() > bytes.asLongValue()) {
            throw Refusal.conflict(whose + bytes.asLongValue() / KILOBYTE
                    + " KB of canned replies, as much as there may be. Shorten or delete some of them first.");
        }
    }
}
