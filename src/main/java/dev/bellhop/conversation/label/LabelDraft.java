package dev.bellhop.conversation.label;

import dev.bellhop.common.Name;
import dev.bellhop.protocol.LabelView;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A new label.
@Schema(name = "NewLabel")
record LabelDraft(
        @NotNull(message = "is missing")
        @Name
        @Size(min = 1, max = 50, message = "must have 1 to 50 characters")
        @Schema(examples = "Delivery")
        String name,

        @Schema(description = "Left out: grey") LabelView.Colour colour) {}
