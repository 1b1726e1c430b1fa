package dev.bellhop.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.bellhop.common.Refusal;
import java.util.Arrays;
import java.util.stream.Collectors;

/// The actions that are audited.
public enum AuditAction {
    SESSION_STARTED("session.started"),
    SESSION_REFUSED("session.refused"),
    SESSION_ENDED("session.ended"),
    AGENT_CREATED("agent.created"),
    AGENT_CHANGED("agent.changed"),
    AGENT_LEFT("agent.left"),
    AGENT_INVITED("agent.invited"),
    PASSWORD_CHANGED("password.changed"),
    SECOND_FACTOR_ADDED("second_factor.added"),
    SECOND_FACTOR_REMOVED("second_factor.removed"),
    WORKSPACE_INVITED("workspace.invited"),
    WORKSPACE_CREATED("workspace.created"),
    WORKSPACE_CLOSED("workspace.closed"),
    WORKSPACE_DELETED("workspace.deleted"),
    SITE_CREATED("site.created"),
    SITE_CHANGED("site.changed"),
    IDENTITY_KEY_CREATED("identity_key.created"),
    IDENTITY_KEY_REVOKED("identity_key.revoked"),
    LABEL_CREATED("label.created"),
    LABEL_CHANGED("label.changed"),
    LABEL_DELETED("label.deleted"),
    MESSAGE_EDITED("message.edited"),
    MESSAGE_DELETED("message.deleted"),
    TRANSCRIPT_SENT("transcript.sent"),
    VISITOR_CHANGED("visitor.changed"),
    VISITOR_BLOCKED("visitor.blocked"),
    VISITOR_UNBLOCKED("visitor.unblocked"),
    VISITOR_MERGED("visitor.merged"),
    API_KEY_CREATED("api_key.created"),
    API_KEY_REVOKED("api_key.revoked"),
    IDENTITY_PROVIDER_CHANGED("identity_provider.changed"),
    IDENTITY_PROVIDER_REMOVED("identity_provider.removed"),
    AUDIT_EXPORTED("audit.exported"),
    VISITOR_EXPORTED("visitor.exported"),
    VISITOR_ERASED("visitor.erased"),
    ASSIST_ASKED("assist.asked"),
    ASSIST_OFFERED("assist.offered"),
    ASSIST_ALLOWED("assist.allowed"),
    ASSIST_DROPPED("assist.dropped"),
    ASSIST_WATCHED("assist.watched"),
    ASSIST_ACTED("assist.acted"),
    ASSIST_ENDED("assist.ended"),
    RECORDING_READ("recording.read"),
    RECORDING_DELETED("recording.deleted"),
    CANNED_REPLY_CREATED("canned_reply.created"),
    CANNED_REPLY_CHANGED("canned_reply.changed"),
    CANNED_REPLY_DELETED("canned_reply.deleted"),
    CANNED_REPLIES_IMPORTED("canned_replies.imported");

    private final String word;

    AuditAction(String word) {
        this.word = word;
    }

    @JsonValue
    public String wireName() {
        return word;
    }

    static AuditAction of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word.equals(word))
                .findFirst()
                .orElseThrow(() -> Refusal.malformed("An action is one of " + words() + "."));
    }

    private static String words() {
        return Arrays.stream(values()).map(AuditAction::wireName).collect(Collectors.joining(", "));
    }
}
