package dev.bellhop.live;

import dev.bellhop.protocol.BadFrame;
import dev.bellhop.protocol.ClientFrame;
import dev.bellhop.protocol.ClientFrame.Assist;
import dev.bellhop.protocol.ClientFrame.AssistDo;
import dev.bellhop.protocol.ClientFrame.AssistPage;
import dev.bellhop.protocol.ClientFrame.AssistPoint;
import dev.bellhop.protocol.ClientFrame.AssistSignal;
import dev.bellhop.protocol.ClientFrame.Hello;
import dev.bellhop.protocol.ClientFrame.Page;
import dev.bellhop.protocol.ClientFrame.Pong;
import dev.bellhop.protocol.ClientFrame.Post;
import dev.bellhop.protocol.ClientFrame.Read;
import dev.bellhop.protocol.ClientFrame.Resume;
import dev.bellhop.protocol.ClientFrame.Typing;
import dev.bellhop.protocol.ClientFrame.Unwatch;
import dev.bellhop.protocol.ClientFrame.Watch;
import dev.bellhop.ratelimit.RateLimit;
import dev.bellhop.ratelimit.TokenBuckets;
import dev.bellhop.security.Caller;
import jakarta.inject.Singleton;
import java.util.UUID;

/// Keeps one person's frames from keeping the service busy. Messages have limits of their own.
@Singleton
class FrameRates {
    /// Frames that carry no text of a person or a browser, in bytes.
    private static final int SMALL = 4 * 1024;

    private final TokenBuckets<UUID> frames;
    private final TokenBuckets<UUID> typing;
    private final TokenBuckets<UUID> pages;

    FrameRates(FrameRateConfig config) {
        frames = new TokenBuckets<>(config.framesBurst(), RateLimit.perSecond(config.framesPerSecond()));
        pages = new TokenBuckets<>(config.pagesBurst(), RateLimit.perSecond(config.pagesPerSecond()));
        typing = new TokenBuckets<>(config.typingBurst(), RateLimit.perSecond(config.typingPerSecond()));
    }

    /// Whether this visitor's page is taken now.
    boolean isPageTaken(Caller caller) {
        return pages.take(caller.id()).isConsumed();
    }

    /// Throws [BadFrame] for a small frame that was padded.
    static void checkSize(ClientFrame frame, int bytes) {
        var mayBeLarge =
                switch (frame) {
                    case Post _, Hello _, AssistPage _, AssistSignal _, AssistDo _ -> true;
                    default -> false;
                };
        if (!mayBeLarge && bytes > SMALL) {
            throw new BadFrame("A frame of this type has " + SMALL + " bytes at most.");
        }
    }

    /// Counts a frame that needs the database and has no rate of its own, or refuses it with a retry time. Never
    /// blocks.
    void take(Caller caller, ClientFrame frame) {
        var counts =
                switch (frame) {
                    case Post _, Typing _, Page _, Pong _, AssistPage _, AssistPoint _ -> false;
                    case Hello _, Read _, Resume _, Watch _, Unwatch _, Assist _ -> true;
                };
        if (counts) {
            frames.require(caller.id(), "You ask for too much at once. Try again in a moment.");
        }
    }

    /// Whether this person's typing is passed on now.
    boolean isTypingPassed(Caller caller) {
        return typing.take(caller.id()).isConsumed();
    }
}
