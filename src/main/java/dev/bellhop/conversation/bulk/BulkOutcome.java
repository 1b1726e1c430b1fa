package dev.bellhop.conversation.bulk;

import dev.bellhop.common.Refusal;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How one conversation of several came out.
@Schema(name = "BulkOutcome")
record BulkOutcome(
        UUID conversation,

        @Schema(description = "Whether it is as the call wants it now")
        boolean done,

        @Schema(description = "Where it was not done: the code of the problem that a call for it alone gets") @Nullable
        String code,

        @Schema(description = "The sentence that belongs to it") @Nullable
        String detail) {

    static BulkOutcome done(UUID conversation) {
        return new BulkOutcome(conversation, true, null, null);
    }

    static BulkOutcome refused(UUID conversation, Refusal refusal) {
        return new BulkOutcome(conversation, false, refusal.code().wireName(), refusal.getMessage());
    }
}
