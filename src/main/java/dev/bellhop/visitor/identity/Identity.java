package dev.bellhop.visitor.identity;

import java.util.UUID;

/// Who a visitor is, as the company vouched for it.
///
/// @param key the identity key it did so with
/// @param id the company's own id for the person
/// @param name null where it was not told
/// @param email null where it was not told
public record Identity(UUID key, String id, String name, String email) {}
