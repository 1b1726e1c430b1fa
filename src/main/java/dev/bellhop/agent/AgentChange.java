package dev.bellhop.agent;

import dev.bellhop.common.Name;
import dev.bellhop.security.Role;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What can be changed of an agent. A field left out keeps its value.
public record AgentChange(
        @Name
        @Size(max = 80, message = "must have 1 to 80 characters")
        @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*", message = "must have 1 to 80 characters")
        @Schema(examples = "Ana Ruiz")
        String name,

        Role role) {}
