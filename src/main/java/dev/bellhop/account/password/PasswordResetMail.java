package dev.bellhop.account.password;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// `templates/password-reset-mail.txt`
@CheckedTemplate(defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record PasswordResetMail(long minutes, String link) implements TemplateInstance {}
