package dev.bellhop.agent;

import dev.bellhop.common.Refusal;
import dev.bellhop.security.Caller;
import dev.bellhop.security.Role;

/// Nobody gives a role above their own, nor touches an account above it.
public final class RoleRules {
    private RoleRules() {}

    public static void checkGives(Caller.Staff by, Role role) {
        if (role.compareTo(highest(by)) > 0) {
            throw Refusal.forbidden("You cannot give a role above your own; an API key gives none above supervisor.");
        }
    }

    public static void checkManages(Caller.Staff by, Agent agent) {
        if (agent.role().compareTo(highest(by)) > 0) {
            throw Refusal.forbidden("This account's role is above yours. Ask somebody who has it.");
        }
    }

    // A key that could make or take over an admin could make itself one.
    private static Role highest(Caller.Staff by) {
        return switch (by) {
            case Caller.Agent agent -> agent.role();
            case Caller.Key _ -> Role.SUPERVISOR;
        };
    }
}
