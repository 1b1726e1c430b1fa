package dev.bellhop.canned;

import java.util.UUID;

/// What only one reply of a workspace has.
///
/// @param owner null if it is everyone's
/// @param language null if it is for any
record ReplyKey(UUID owner, String shortcut, String language) {}
