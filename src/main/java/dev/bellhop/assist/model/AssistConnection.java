package dev.bellhop.assist.model;

import dev.bellhop.protocol.ServerFrame;
import dev.bellhop.security.Caller;

/// One client's connection, as far as assistance makes use of it.
public interface AssistConnection {
    Caller caller();

    void send(ServerFrame frame);

    /// Bytes that the client has not read yet.
    long unread();

    /// Runs it a moment later, on the connection's own thread.
    void soon(Runnable work);
}
