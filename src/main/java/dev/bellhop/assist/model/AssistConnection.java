package dev.bellhop.assist.model;

import dev.bellhop.protocol.ServerFrame;
import dev.bellhop.security.Caller;

/// A client's connection, as assist sessions use it.
public interface AssistConnection {
    Caller caller();

    void send(ServerFrame frame);

    /// Bytes sent but not yet read by the client.
    long unread();

    /// Runs the work a moment later on the connection's thread.
    void soon(Runnable work);
}
