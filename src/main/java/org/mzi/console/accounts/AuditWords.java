package org.mzi.console.accounts;

import com.vaadin.flow.component.UI;
import org.mzi.console.Texts;

/** What an action of the audit trail is called. */
final class AuditWords {

    private static final String PREFIX = "audit.action.";

    private AuditWords() {}

    /** Its name in the language of the current page; one without a name, which an older release wrote, is its own. */
    static String action(String action) {
        return Texts.has(PREFIX + action) ? UI.getCurrent().getTranslation(PREFIX + action) : action;
    }
}
