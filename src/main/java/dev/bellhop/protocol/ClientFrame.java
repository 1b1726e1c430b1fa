package dev.bellhop.protocol;

import static com.fasterxml.jackson.annotation.JsonTypeInfo.Id.NAME;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// One thing a client may ask for over a socket. Adding a case breaks the build where it must be handled.
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

    /// Says who this is. The first frame of every connection; `resume` names what the client already has.
    @RegisterForReflection
    record Hello(String token, List<Position> resume) implements ClientFrame {
        public Hello {
            Field.present("token", token);
            resume = resume == null ? List.of() : List.copyOf(resume);
            Field.atMost("resume", resume.size(), 200);
        }
    }

    /// How far a client has come in a conversation.
    @RegisterForReflection
    record Position(UUID conversation, long after) {
        public Position {
            Field.present("resume.conversation", conversation);
            Field.notNegative("resume.after", after);
        }
    }

    /// Asks to add a message. `ref` is the sender's own id; sending it twice adds one message.
    @RegisterForReflection
    record Post(String ref, UUID conversation, MessageView.Kind kind, String body) implements ClientFrame {
        public Post {
            Field.present("ref", ref);
            Field.present("conversation", conversation);
            Field.present("body", body);
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

    /// The client has everything up to `after` and wants what followed.
    @RegisterForReflection
    record Resume(UUID conversation, long after) implements ClientFrame {
        public Resume {
            Field.present("conversation", conversation);
            Field.notNegative("after", after);
        }
    }

    /// An agent wants to hear a conversation, or, without one, the list of them and who is there.
    @RegisterForReflection
    record Watch(UUID conversation) implements ClientFrame {}

    @RegisterForReflection
    record Unwatch(UUID conversation) implements ClientFrame {}

    @RegisterForReflection
    record Pong() implements ClientFrame {}

    /// What is said about seeing the visitor's page.
    sealed interface Assist extends ClientFrame {}

    /// An agent asks for something: to see the visitor's page where nothing else is said.
    @RegisterForReflection
    record AssistAsk(UUID conversation, Set<AssistView.Power> powers) implements Assist {
        public AssistAsk {
            Field.present("conversation", conversation);
            powers = powers == null || powers.isEmpty() ? Set.of(AssistView.Power.SEE) : Set.copyOf(powers);
        }
    }

    /// A visitor shows its page, or its screen, without having been asked. `tab` is a secret of the tab that shows it.
    /// `recorded` says that the visitor knows that it is recorded, if it is.
    @RegisterForReflection
    record AssistOffer(UUID conversation, String tab, Set<AssistView.Power> powers, boolean recorded)
            implements Assist {
        public AssistOffer {
            Field.present("conversation", conversation);
            Field.secret("tab", tab);
            powers = powers == null || powers.isEmpty() ? Set.of(AssistView.Power.SEE) : Set.copyOf(powers);
        }
    }

    /// The visitor's answer to what was asked, and its change of mind later: all it allows from now on. Nothing at all
    /// refuses, and ends what was under way. `recorded` says that the visitor knows that it is recorded, if it is.
    @RegisterForReflection
    record AssistAllow(UUID session, String tab, Set<AssistView.Power> powers, boolean recorded) implements Assist {
        public AssistAllow {
            Field.present("session", session);
            Field.secret("tab", tab);
            powers = powers == null ? Set.of() : Set.copyOf(powers);
        }
    }

    /// The tab that is shown is back, after it loaded another page or lost its network.
    @RegisterForReflection
    record AssistJoin(UUID session, String tab) implements Assist {
        public AssistJoin {
            Field.present("session", session);
            Field.secret("tab", tab);
        }
    }

    /// An agent wants to see the page that is shown.
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

    /// Either side has enough.
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

    /// An agent gives back what the visitor allowed, or takes back what it asked for.
    @RegisterForReflection
    record AssistDrop(UUID session, Set<AssistView.Power> powers) implements Assist {
        public AssistDrop {
            Field.present("session", session);
            powers = powers == null ? Set.of() : Set.copyOf(powers);
        }
    }

    /// An agent does something on the page. `ref` is the agent's own name for it; `assist.acted` has it again.
    @RegisterForReflection
    record AssistDo(UUID session, String ref, AssistAct act) implements Assist {
        public AssistDo {
            Field.present("session", session);
            Field.text("ref", ref, 64);
            Field.present("act", act);
        }
    }

    /// What became of it on the visitor's page.
    @RegisterForReflection
    record AssistActed(UUID session, String ref, AssistAct.Outcome outcome) implements Assist {
        public AssistActed {
            Field.present("session", session);
            Field.text("ref", ref, 64);
            Field.present("outcome", outcome);
        }
    }

    /// One side wants to know how the two browsers reach each other, to share a screen.
    @RegisterForReflection
    record AssistIce(UUID session) implements Assist {
        public AssistIce {
            Field.present("session", session);
        }
    }

    /// One browser tells the other something about the screen that is shared. `peer` is the agent's own name for its
    /// end of the call.
    @RegisterForReflection
    record AssistSignal(UUID session, String peer, Signal signal) implements Assist {
        public AssistSignal {
            Field.present("session", session);
            Field.secret("peer", peer);
            Field.present("signal", signal);
        }
    }

    /// A piece of what the visitor's page looks like: JSON text of recorded events, cut into frames. `begins` says that
    /// a new picture of the whole page begins with it, `ends` that the JSON text is complete with it.
    @RegisterForReflection
    record AssistPage(UUID session, boolean begins, boolean ends, String data) implements Assist {
        public AssistPage {
            Field.present("session", session);
            Field.present("data", data);
        }
    }
}
