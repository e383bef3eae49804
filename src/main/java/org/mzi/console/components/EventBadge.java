package org.mzi.console.components;

import com.vaadin.flow.component.html.Span;
import org.mzi.console.words.EventStatus;

/** An event's status in its colour. */
public class EventBadge extends Span {

    public EventBadge(String status) {
        setText(getTranslation(EventStatus.text(status)));
        getElement().getThemeList().add(EventStatus.badge(status));
    }
}
