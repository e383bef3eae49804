package org.mzi.console.records;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mzi.access.Role;
import org.mzi.console.ConsoleLayout;
import org.mzi.console.components.LazyGrid;
import org.mzi.console.components.RecordAnchor;
import org.mzi.console.components.TableView;
import org.mzi.console.words.Texts;
import org.mzi.records.EntityType;
import org.mzi.records.EntityTypes;
import org.mzi.records.RecordSearch;
import org.mzi.records.RecordSearch.Row;

/** What the bridge has of each entity type. The URL's query is a {@link RecordFilter}. */
@Route(value = "records", layout = ConsoleLayout.class)
@Dependent
@Menu(title = "records.title", order = 15, icon = "vaadin:database")
@RolesAllowed({Role.VIEWER_NAME, Role.OPERATOR_NAME, Role.ADMINISTRATOR_NAME})
public class RecordsView extends TableView<Row> {

    private final transient RecordSearch search;
    private final transient EntityTypes types;
    private final transient RecordActions actions;
    private final EntityTabs tabs;
    private final TextField text;
    private Button push;
    private transient EntityType shown;

    @Inject
    RecordsView(RecordSearch search, EntityTypes types, RecordActions actions) {
        super("records", null, new RecordRows(search, types));
        this.search = search;
        this.types = types;
        this.actions = actions;
        tabs = new EntityTabs(types.handled(), entity -> go(query().with(RecordFilter.ENTITY, entity)));
        head().add(tabs);
        text = filters().text(RecordFilter.TEXT, "records.text", VaadinIcon.SEARCH);
        filters()
                .choice(
                        RecordFilter.STATUS,
                        "records.status",
                        VaadinIcon.FLAG_O,
                        RecordFilter.STATUSES,
                        status -> words("records.status.", RecordFilter.STATUSES, status));
        filters()
                .choice(
                        LazyGrid.SORT,
                        "records.sort",
                        VaadinIcon.SORT,
                        RecordFilter.SORTS,
                        sort -> words("records.sort.", RecordFilter.SORTS, sort));
        grid().addClassName("opens");
        grid().addItemClickListener(click -> getUI().ifPresent(ui ->
                ui.navigate(RecordAnchor.path(shown.name(), click.getItem().zohoId()))));
        if (actions.allowed()) {
            marked("look-again-marked", "records.look-again", VaadinIcon.REFRESH, rows -> lookAgain(rows));
            push = marked("push-again-marked", "records.push-again", VaadinIcon.UPLOAD, rows -> pushAgain(rows));
        }
    }

    private String words(String key, List<String> known, String value) {
        return known.contains(value) ? getTranslation(key + value) : value;
    }

    @Override
    protected void refreshed(long found) {
        EntityType type = RecordFilter.type(query(), types);
        if (!type.equals(shown)) {
            shown = type;
            grid().deselectAll();
            new RecordColumns(type, this::times).putInto(grid());
            text.setHelperText(SearchWords.of(type, getLocale()));
        }
        if (push != null) {
            push.setVisible(actions.pushes(type));
        }
        tabs.show(
                type, search.counts(query().get(RecordFilter.TEXT), RecordFilter.status(query()), EntityTabs.MOST + 1));
    }

    private void lookAgain(Set<Row> rows) {
        done("records.looked", actions.lookAgain(shown, ids(rows)));
    }

    private void pushAgain(Set<Row> rows) {
        done("records.pushed", actions.pushAgain(shown, ids(rows)));
    }

    private static List<String> ids(Set<Row> rows) {
        return rows.stream().map(Row::zohoId).collect(Collectors.toList());
    }

    private void done(String words, int number) {
        grid().deselectAll();
        Notification.show(getTranslation(words, Texts.number(number, getLocale())));
        refresh();
    }
}
