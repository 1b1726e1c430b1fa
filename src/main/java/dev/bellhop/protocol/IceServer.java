package dev.bellhop.protocol;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where two browsers find out how to reach each other, as `RTCIceServer` of WebRTC.
///
/// @param username and credential: for a TURN server, good for a while only; null for STUN
@RegisterForReflection
public record IceServer(
        List<String> urls,
        @Nullable String username,
        @Nullable String credential) {}
