package org.mzi.console.webhooks;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Map;
import org.mzi.setup.Item.Standing;

/** The words and colours for what is registered. */
final class WebhookWords {

    private static final Map<Standing, String> BADGES = Map.of(
            Standing.REGISTERED, "badge success",
            Standing.ENDED, "badge error",
            Standing.FOREIGN, "badge contrast",
            Standing.FAILED, "badge error",
            Standing.MISSING, "badge contrast");

    private WebhookWords() {}

    static Span badge(Standing standing) {
        Span badge = new Span();
        badge.setText(badge.getTranslation("webhooks.standing." + standing));
        badge.getElement().getThemeList().add(BADGES.get(standing));
        return badge;
    }

    static Div stacked(Component... lines) {
        Div stacked = new Div(lines);
        stacked.addClassName("stacked");
        return stacked;
    }
}
