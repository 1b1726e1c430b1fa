package dev.bellhop.account.password;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// `templates/new-account-mail.txt`
@CheckedTemplate(defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record NewAccountMail(String company, long minutes, String link) implements TemplateInstance {}
