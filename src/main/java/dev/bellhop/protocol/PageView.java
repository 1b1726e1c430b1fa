package dev.bellhop.protocol;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A page of the site that a visitor came to.
@Schema(name = "PageVisit")
@RegisterForReflection
public record PageView(
        @Schema(description = "Without query and fragment", examples = "https://shop.example/cart")
        String url,

        @Schema(examples = "Your cart") @Nullable String title,
        Instant at) {}
