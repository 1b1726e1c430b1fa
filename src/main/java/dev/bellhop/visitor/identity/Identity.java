package dev.bellhop.visitor.identity;

import java.util.UUID;

/// A verified identity of a visitor.
///
/// @param key the identity key that verified it
/// @param id the company's own id for the person
/// @param name null if unknown
/// @param email null if unknown
public record Identity(UUID key, String id, String name, String email) {}
