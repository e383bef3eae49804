package org.mzi.console.events;

import com.vaadin.flow.component.html.Span;

/** An event's status in its colour. */
class StatusBadge extends Span {

    StatusBadge(String status) {
        setText(getTranslation(EventStatus.text(status)));
        getElement().getThemeList().add(EventStatus.badge(status));
    }
}
