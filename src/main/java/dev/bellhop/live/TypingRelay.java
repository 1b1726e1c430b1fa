package dev.bellhop.live;

import dev.bellhop.live.delivery.Hub;
import dev.bellhop.protocol.ClientFrame.Typing;
import dev.bellhop.protocol.ServerFrame;
import jakarta.inject.Singleton;

/// Passes typing indicators on to the other subscribers of a conversation. They are not stored, and there is no answer.
@Singleton
class TypingRelay {
    private final Hub hub;
    private final FrameRates rates;

    TypingRelay(Hub hub, FrameRates rates) {
        this.hub = hub;
        this.rates = rates;
    }

    /// Never blocks. Ignored unless the sender is subscribed to the conversation, and beyond a person's rate.
    void relay(Connection sender, Typing typing) {
        var conversation = typing.conversation();
        if (sender.subscriptions().containsKey(conversation) && rates.isTypingPassed(sender.caller())) {
            var person = sender.caller().person();
            hub.hint(conversation, person.id(), new ServerFrame.Typing(conversation, person, typing.on()));
        }
    }
}
