package org.mzi.console.records;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mzi.access.Role;
import org.mzi.console.ConsoleLayout;
import org.mzi.console.components.Notice;
import org.mzi.console.components.RecordAnchor;
import org.mzi.console.components.TableQuery;
import org.mzi.platform.Database;

/** What of all records and events a text finds; a whole Zoho id of a record that is here leads on to it. */
@Route(value = "search", layout = ConsoleLayout.class)
@Dependent
@RolesAllowed({Role.VIEWER_NAME, Role.OPERATOR_NAME, Role.ADMINISTRATOR_NAME})
public class SearchView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String TEXT = "text";

    private static final Logger LOG = Logger.getLogger(SearchView.class.getName());

    private final transient Everything everything;
    private final TextField field = new TextField();
    private final Div results = new Div();

    @Inject
    SearchView(Everything everything) {
        this.everything = everything;
        field.setId("search-text");
        field.setAriaLabel(getTranslation("search.everything"));
        field.setHelperText(getTranslation("search.everything.help"));
        field.setPrefixComponent(VaadinIcon.SEARCH.create());
        field.setClearButtonVisible(true);
        field.addKeyPressListener(Key.ENTER, pressed -> UI.getCurrent()
                .navigate(
                        SearchView.class,
                        TableQuery.ALL.with(TEXT, field.getValue()).parameters()));
        results.addClassName("search-results");
        results.getElement().setAttribute("aria-live", "polite");
        addClassName("search-view");
        add(field, results);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("search.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        String text = TableQuery.of(parameters).get(TEXT);
        field.setValue(text == null ? "" : text);
        results.removeAll();
        if (text == null) {
            return;
        }
        try {
            Everything.Found found = everything.find(text);
            found.only()
                    .ifPresent(record ->
                            event.forwardTo(RecordAnchor.path(record.type().name(), record.zohoId())));
            show(found);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The search failed", e);
            results.add(Notice.error(getTranslation(
                    Database.isAway(e)
                            ? "database.away"
                            : Database.isCancelled(e) ? "table.too-slow" : "search.failed")));
        }
    }

    private void show(Everything.Found found) {
        if (found.isNothing()) {
            Div empty = new Div(
                    VaadinIcon.INBOX.create(),
                    new H2(getTranslation("search.nothing")),
                    new Paragraph(getTranslation("search.nothing.text")));
            empty.addClassName("empty");
            results.add(empty);
        } else {
            results.add(new FoundLists(found, getLocale()));
        }
    }
}
