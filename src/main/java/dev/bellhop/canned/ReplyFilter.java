package dev.bellhop.canned;

import dev.bellhop.common.Refusal;
import java.util.Map;

/// Filters canned replies. Null means any.
///
/// @param language a tag, or [#NONE] for those that are for any language
record ReplyFilter(String text, String language, ReplyScope scope) {
    static final String NONE = "none";

    static ReplyFilter parse(String text, String language, String scope) {
        var tag = language == null || language.equals(NONE) ? language : Languages.canonical(language);
        return new ReplyFilter(text, tag, scope == null ? null : scope(scope));
    }

    private static ReplyScope scope(String word) {
        try {
            return ReplyScope.of(word);
        } catch (IllegalArgumentException _) {
            throw Refusal.malformed("The parameter \"scope\" is personal or everyone.");
        }
    }

    /// Conditions in SQL, each with its `and` before it; perhaps none.
    String where(Map<String, Object> parameters) {
        var where = new StringBuilder();
        if (text != null) {
            where.append(" and strpos(lower(shortcut || ' ' || name || ' ' || body), lower(:text)) > 0");
            parameters.put("text", text);
        }
        if (NONE.equals(language)) {
            where.append(" and language is null");
        } else if (language != null) {
            where.append(" and language = :language");
            parameters.put("language", language);
        }
        if (scope != null) {
            where.append(scope == ReplyScope.EVERYONE ? " and owner is null" : " and owner is not null");
        }
        return where.append(' ').toString();
    }
}
