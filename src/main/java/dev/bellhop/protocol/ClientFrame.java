package dev.bellhop.protocol;

import static com.fasterxml.jackson.annotation.JsonTypeInfo.Id.NAME;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// A frame from a client. Adding a case breaks the build wherever it must be handled.
@RegisterForReflection
@JsonTypeInfo(use = NAME, property = "type")
@JsonSubTypes({
    @Type(name = "hello", value = ClientFrame.Hello.class),
    @Type(name = "post", value = ClientFrame.Post.class),
    @Type(name = "typing", value = ClientFrame.Typing.class),
    @Type(name = "read", value = ClientFrame.Read.class),
    @Type(name = "resume", value = ClientFrame.Resume.class),
    @Type(name = "watch", value = ClientFrame.Watch.class),
    @Type(name = "unwatch", value = ClientFrame.Unwatch.class),
    @Type(name = "page", value = ClientFrame.Page.class),
    @Type(name = "pong", value = ClientFrame.Pong.class),
    @Type(name = "assist.ask", value = ClientFrame.AssistAsk.class),
    @Type(name = "assist.offer", value = ClientFrame.AssistOffer.class),
    @Type(name = "assist.allow", value = ClientFrame.AssistAllow.class),
    @Type(name = "assist.join", value = ClientFrame.AssistJoin.class),
    @Type(name = "assist.watch", value = ClientFrame.AssistWatch.class),
    @Type(name = "assist.unwatch", value = ClientFrame.AssistUnwatch.class),
    @Type(name = "assist.stop", value = ClientFrame.AssistStop.class),
    @Type(name = "assist.drop", value = ClientFrame.AssistDrop.class),
    @Type(name = "assist.act", value = ClientFrame.AssistDo.class),
    @Type(name = "assist.acted", value = ClientFrame.AssistActed.class),
    @Type(name = "assist.point", value = ClientFrame.AssistPoint.class),
    @Type(name = "assist.page", value = ClientFrame.AssistPage.class),
    @Type(name = "assist.ice", value = ClientFrame.AssistIce.class),
    @Type(name = "assist.signal", value = ClientFrame.AssistSignal.class),
})
public sealed interface ClientFrame {

    /// Authenticates the connection and must be its first frame. `resume` tells what the client already has.
    @RegisterForReflection
    record Hello(String token, List<Position> resume) implements ClientFrame {
        public Hello {
            Field.present("token", token);
            resume = resume == null ? List.of() : List.copyOf(resume);
            Field.atMost("resume", resume.size(), 200);
        }
    }

    /// The last `seq` that a client has of a conversation.
    @RegisterForReflection
    record Position(UUID conversation, long after) {
        public Position {
            Field.present("resume.conversation", conversation);
            Field.notNegative("resume.after", after);
        }
    }

    /// Posts a message, with files that its sender has uploaded; with files the body may be left out. `ref` is the
    /// sender's own id for it; sending it twice adds one message.
    @RegisterForReflection
    record Post(String ref, UUID conversation, MessageView.Kind kind, String body, List<UUID> files)
            implements ClientFrame {
        public Post {
            Field.present("ref", ref);
            Field.present("conversation", conversation);
            files = files == null ? List.of() : Field.ids("files", files);
            if (files.isEmpty()) {
                Field.present("body", body);
            }
            kind = kind == null ? MessageView.Kind.TEXT : kind;
        }
    }

    @RegisterForReflection
    record Typing(UUID conversation, boolean on) implements ClientFrame {
        public Typing {
            Field.present("conversation", conversation);
        }
    }

    /// The sender has seen everything up to `seq`.
    @RegisterForReflection
    record Read(UUID conversation, long seq) implements ClientFrame {
        public Read {
            Field.present("conversation", conversation);
            Field.notNegative("seq", seq);
        }
    }

    /// Requests everything after `after`.
    @RegisterForReflection
    record Resume(UUID conversation, long after) implements ClientFrame {
        public Resume {
            Field.present("conversation", conversation);
            Field.notNegative("after", after);
        }
    }

    /// An agent subscribes to a conversation or, without one, to the list and to presence.
    @RegisterForReflection
    record Watch(UUID conversation) implements ClientFrame {}

    @RegisterForReflection
    record Unwatch(UUID conversation) implements ClientFrame {}

    /// The visitor is on this page of the site.
    @RegisterForReflection
    record Page(String url, String title) implements ClientFrame {
        public Page {
            Field.text("url", url, 2_000);
        }
    }

    @RegisterForReflection
    record Pong() implements ClientFrame {}

    /// The frames of assist sessions.
    sealed interface Assist extends ClientFrame {}

    /// An agent asks for powers; by default to see the page.
    @RegisterForReflection
    record AssistAsk(UUID conversation, Set<AssistView.Power> powers) implements Assist {
        public AssistAsk {
            Field.present("conversation", conversation);
            powers = powers == null || powers.isEmpty() ? Set.of(AssistView.Power.SEE) : Set.copyOf(powers);
        }
    }

    /// A visitor shows the page or screen unasked. `tab` is a secret that identifies the tab. `recorded` confirms that
    /// the visitor was told of a recording.
    @RegisterForReflection
    record AssistOffer(UUID conversation, String tab, Set<AssistView.Power> powers, boolean recorded)
            implements Assist {
        public AssistOffer {
            Field.present("conversation", conversation);
            Field.secret("tab", tab);
            powers = powers == null || powers.isEmpty() ? Set.of(AssistView.Power.SEE) : Set.copyOf(powers);
        }
    }

    /// The visitor's answer, also later: all powers allowed from now on. An empty set refuses, or ends the session.
    /// `recorded` confirms that the visitor was told of a recording.
    @RegisterForReflection
    record AssistAllow(UUID session, String tab, Set<AssistView.Power> powers, boolean recorded) implements Assist {
        public AssistAllow {
            Field.present("session", session);
            Field.secret("tab", tab);
            powers = powers == null ? Set.of() : Set.copyOf(powers);
        }
    }

    /// The shown tab is back after loading another page or losing the network.
    @RegisterForReflection
    record AssistJoin(UUID session, String tab) implements Assist {
        public AssistJoin {
            Field.present("session", session);
            Field.secret("tab", tab);
        }
    }

    /// An agent starts watching the page.
    @RegisterForReflection
    record AssistWatch(UUID session) implements Assist {
        public AssistWatch {
            Field.present("session", session);
        }
    }

    @RegisterForReflection
    record AssistUnwatch(UUID session) implements Assist {
        public AssistUnwatch {
            Field.present("session", session);
        }
    }

    /// Either side ends the session.
    @RegisterForReflection
    record AssistStop(UUID session) implements Assist {
        public AssistStop {
            Field.present("session", session);
        }
    }

    /// An agent points at something on the page.
    @RegisterForReflection
    record AssistPoint(UUID session, AssistMark mark) implements Assist {
        public AssistPoint {
            Field.present("session", session);
            Field.present("mark", mark);
        }
    }

    /// An agent gives up powers, or withdraws a request.
    @RegisterForReflection
    record AssistDrop(UUID session, Set<AssistView.Power> powers) implements Assist {
        public AssistDrop {
            Field.present("session", session);
            powers = powers == null ? Set.of() : Set.copyOf(powers);
        }
    }

    /// An agent acts on the page. `ref` is the agent's own id for it, returned by `assist.acted`.
    @RegisterForReflection
    record AssistDo(UUID session, String ref, AssistAct act) implements Assist {
        public AssistDo {
            Field.present("session", session);
            Field.text("ref", ref, 64);
            Field.present("act", act);
        }
    }

    /// The outcome of an action on the visitor's page.
    @RegisterForReflection
    record AssistActed(UUID session, String ref, AssistAct.Outcome outcome) implements Assist {
        public AssistActed {
            Field.present("session", session);
            Field.text("ref", ref, 64);
            Field.present("outcome", outcome);
        }
    }

    /// Requests the ICE servers for sharing a screen.
    @RegisterForReflection
    record AssistIce(UUID session) implements Assist {
        public AssistIce {
            Field.present("session", session);
        }
    }

    /// A WebRTC signal for the other browser. `peer` is the agent's own id of the call.
    @RegisterForReflection
    record AssistSignal(UUID session, String peer, Signal signal) implements Assist {
        public AssistSignal {
            Field.present("session", session);
            Field.secret("peer", peer);
            Field.present("signal", signal);
        }
    }

    /// A part of the page's recorded events as JSON text, cut into frames. `begins` marks the start of a full snapshot,
    /// `ends` the end of the JSON text.
    @RegisterForReflection
    record AssistPage(UUID session, boolean begins, boolean ends, String data) implements Assist {
        public AssistPage {
            Field.present("session", session);
            Field.present("data", data);
        }
    }
}
