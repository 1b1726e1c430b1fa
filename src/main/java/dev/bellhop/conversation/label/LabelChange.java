package dev.bellhop.conversation.label;

import dev.bellhop.common.Name;
import dev.bellhop.protocol.LabelView;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What can be changed of a label. A field left out keeps its value.
@Schema(name = "LabelChange")
record LabelChange(
        @Name @Size(min = 1, max = 50, message = "must have 1 to 50 characters") @Schema(examples = "Delivery")
        String name,

        LabelView.Colour colour) {}
