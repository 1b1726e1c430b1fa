package dev.bellhop.protocol;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A STUN or TURN server, as WebRTC's `RTCIceServer`.
///
/// @param username with `credential`, for a TURN server and for a limited time; null for STUN
@RegisterForReflection
public record IceServer(
        List<String> urls,
        @Nullable String username,
        @Nullable String credential) {}
