package org.mzi.console.events;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.mzi.console.components.LazyGrid;
import org.mzi.console.components.Rows;
import org.mzi.console.components.TableQuery;
import org.mzi.console.words.Masking;
import org.mzi.console.words.Mono;
import org.mzi.work.EventChanges.Change;
import org.mzi.work.Events;

/** The records of one type that are to be deleted, for a person to confirm or refuse. Names are masked until asked for. */
class DeletionList extends Div {

    private final LazyGrid<HeldDeletions.Deletion> grid;
    private final Button confirm = new Button(getTranslation("deletions.retry-marked"));
    private final Button refuse = new Button(getTranslation("deletions.discard-marked"));
    private boolean named;

    /** @param decided is told what is to be done to which events */
    DeletionList(HeldDeletions held, Events.Kind kind, boolean allowed, BiConsumer<Change, List<Long>> decided) {
        Events.Filter filter = EventQuery.filter(kind);
        grid = new LazyGrid<>(new HeldRows(held, filter), error -> {
            throw error;
        });
        grid.column(
                "events.record", "180px", deletion -> new Mono(deletion.event().recordKey()));
        grid.column("deletions.name", null, deletion -> name(deletion.name()));
        grid.addClassName("deletions-grid");
        addClassName("deletions");
        if (allowed) {
            grid.selectable(this::marked);
            confirm.setId("confirm-marked");
            confirm.addClickListener(click -> decided.accept(Change.RETRY, ids()));
            refuse.setId("refuse-marked");
            refuse.addThemeVariants(ButtonVariant.LUMO_ERROR);
            refuse.addClickListener(click -> decided.accept(Change.DISCARD, ids()));
            Div bar = new Div(confirm, refuse, showNames(held, kind));
            bar.addClassName("marked");
            marked(Set.of());
            add(bar);
        }
        add(grid);
        grid.show(TableQuery.ALL, kind.number());
    }

    private record HeldRows(HeldDeletions held, Events.Filter filter) implements Rows<HeldDeletions.Deletion> {

        @Override
        public List<HeldDeletions.Deletion> page(TableQuery query, int offset, int limit) {
            return held.page(filter, offset, limit);
        }

        @Override
        public long count(TableQuery query, int cap) {
            throw new UnsupportedOperationException("The kind knows how many there are");
        }

        @Override
        public Object id(HeldDeletions.Deletion deletion) {
            return deletion.event().id();
        }
    }

    private Button showNames(HeldDeletions held, Events.Kind kind) {
        Button show = new Button(getTranslation("personal.show"), VaadinIcon.EYE.create());
        show.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        show.setId("show-names");
        show.addClickListener(click -> {
            held.personal().show("deletions of " + kind.handler());
            named = true;
            show.setVisible(false);
            grid.getDataProvider().refreshAll();
        });
        return show;
    }

    private Span name(String name) {
        Span shown = new Span(named ? name : Masking.name(name));
        shown.getElement().setAttribute("dir", "auto");
        return shown;
    }

    private void marked(Set<HeldDeletions.Deletion> marked) {
        confirm.setEnabled(!marked.isEmpty());
        refuse.setEnabled(!marked.isEmpty());
    }

    private List<Long> ids() {
        return grid.getSelectedItems().stream()
                .map(deletion -> deletion.event().id())
                .toList();
    }
}
