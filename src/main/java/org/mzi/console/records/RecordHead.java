package org.mzi.console.records;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.Optional;
import org.mzi.console.components.TableQuery;
import org.mzi.console.words.EntityWords;
import org.mzi.console.words.Mono;

/** Which record it is, and what can be done about it. */
class RecordHead extends Div {

    private final Div who = new Div();
    private final Button look;
    private final Button push;
    private final Button show;
    private transient List<Object> shown = List.of();

    /** @param show has personal data shown; the button is there only while something is hidden */
    RecordHead(boolean mayAct, Runnable lookAgain, Runnable pushAgain, Runnable show) {
        who.addClassName("record-who");
        this.show = button("show-personal", "personal.show", VaadinIcon.EYE, show);
        this.show.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        look = button("look-again", "records.look-again", VaadinIcon.REFRESH, lookAgain);
        push = button("push-again", "records.push-again", VaadinIcon.UPLOAD, pushAgain);
        Div buttons = new Div(this.show);
        if (mayAct) {
            buttons.add(look, push);
        }
        buttons.addClassName("record-buttons");
        addClassName("record-head");
        add(who, buttons);
    }

    private Button button(String id, String words, VaadinIcon icon, Runnable action) {
        Button button = new Button(getTranslation(words), icon.create(), click -> action.run());
        button.setId(id);
        return button;
    }

    /** @param hides whether personal data of the record are hidden that the user may have shown */
    void show(RecordState state, boolean hides) {
        showWho(state);
        push.setVisible(state.isHere() && state.pushes());
        show.setVisible(hides);
    }

    /** Draws anew only what has changed: a link that is drawn anew loses the keyboard, and a click that is just under way. */
    private void showWho(RecordState state) {
        String label = state.isHere() ? state.details().label() : null;
        List<Object> now = List.of(
                state.type(),
                state.zohoId(),
                Optional.ofNullable(label),
                state.isHere() ? state.details().stored().syncStatus() : "",
                state.isDeleted());
        if (now.equals(shown)) {
            return;
        }
        shown = now;
        RouterLink list = new RouterLink(EntityWords.name(state.type().name(), getLocale()), RecordsView.class);
        list.setQueryParameters(
                TableQuery.ALL.with(RecordFilter.ENTITY, state.type().name()).parameters());
        H2 name = new H2(label == null ? state.zohoId() : label);
        name.getElement().setAttribute("dir", "auto");
        who.removeAll();
        who.add(list, name);
        if (state.isHere()) {
            who.add(new RecordBadge(state.details().stored().syncStatus(), state.isDeleted()));
        }
        if (label != null) {
            Mono id = new Mono(state.zohoId());
            id.addClassName("quiet");
            who.add(id);
        }
    }
}
