package dev.bellhop.account.invitation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// `templates/invitation-mail.txt`
@CheckedTemplate(defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record InvitationMail(String where, long days, String link) implements TemplateInstance {}
