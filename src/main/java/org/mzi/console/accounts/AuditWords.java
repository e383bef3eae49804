package org.mzi.console.accounts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import org.mzi.console.words.EntityWords;
import org.mzi.console.words.Mono;
import org.mzi.console.words.Texts;

/** What the audit trail tells, in the language of the current page. */
final class AuditWords {

    private static final String ACTION = "audit.action.";
    private static final String SUBJECT = "audit.subject.";
    private static final String DETAIL = "audit.detail.";
    private static final String ROLE = "role.";
    private static final String DELETIONS = "deletions of";

    private AuditWords() {}

    /** What an action is called; one without a name, which an older release wrote, is its own. */
    static String action(String action) {
        return Texts.has(ACTION + action) ? words(ACTION + action) : action;
    }

    /** What it was done to: the kind in words, then the id. A subject of a kind without words stays as it was written. */
    static Component subject(String subject) {
        int end = subject.lastIndexOf(' ');
        String kind = end < 0 ? subject : subject.substring(0, end);
        String key = SUBJECT + kind.replace(' ', '-');
        if (!Texts.has(key)) {
            return new Mono(subject);
        }
        Span words = new Span(words(key));
        if (end >= 0) {
            String id = subject.substring(end + 1);
            words.add(new Text(" "), kind.equals(DELETIONS) ? entities(id) : new Mono(id));
        }
        return words;
    }

    /** What a further fact is called; one without a name is its own. */
    static Component detail(String name) {
        return known(DETAIL + name, name);
    }

    /** A fact's value: a role in words, anything else as it was written. */
    static Component value(String value) {
        return known(ROLE + value, value);
    }

    private static Component known(String key, String written) {
        return Texts.has(key) ? new Span(words(key)) : new Mono(written);
    }

    private static Span entities(String handler) {
        return new Span(EntityWords.ofHandler(handler, UI.getCurrent().getLocale()));
    }

    private static String words(String key) {
        return UI.getCurrent().getTranslation(key);
    }
}
