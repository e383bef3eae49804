package org.mzi.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.function.SerializableFunction;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Rows that are fetched as the user scrolls, never more than the first ten thousand: who looks for more wants a filter. On
 * a narrow page each row is one cell of several lines.
 */
public final class LazyGrid<T> extends Grid<T> {

    static final int MOST = 10_000;
    private static final int PAGE = 50;

    private final transient Rows<T> rows;
    private final transient Consumer<RuntimeException> failed;
    private Column<T> card;
    private TableQuery query = TableQuery.ALL;
    private long found;

    /** @param failed is told when rows could not be read; none are shown then */
    public LazyGrid(Rows<T> rows, Consumer<RuntimeException> failed) {
        this.rows = rows;
        this.failed = failed;
        addClassName("table-grid");
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        setSelectionMode(SelectionMode.NONE);
        setPageSize(PAGE);
        setSizeFull();
        setItems(new CallbackDataProvider<T, Void>(
                fetch -> page(fetch.getOffset(), Math.min(fetch.getLimit(), MOST)),
                count -> (int) Math.min(found, MOST),
                rows::id));
    }

    /** A column of a fixed width, e.g. {@code 120px}; with null it takes what is left. */
    public Column<T> column(String words, String width, SerializableFunction<T, Component> content) {
        Column<T> column = addComponentColumn(content::apply).setHeader(getTranslation(words));
        return width == null ? column.setFlexGrow(1) : column.setWidth(width).setFlexGrow(0);
    }

    /** What stands for a whole row on a narrow page. */
    public void card(SerializableFunction<T, Component> content) {
        card = addComponentColumn(content::apply);
        card.setVisible(false);
    }

    /** Lets the user mark rows, which stay marked while others are looked at. */
    public void selectable(Consumer<Set<T>> marked) {
        setSelectionMode(SelectionMode.MULTI);
        ((GridMultiSelectionModel<T>) getSelectionModel())
                .setSelectAllCheckboxVisibility(GridMultiSelectionModel.SelectAllCheckboxVisibility.HIDDEN);
        addSelectionListener(selection -> marked.accept(selection.getAllSelectedItems()));
    }

    public void setNarrow(boolean narrow) {
        if (card != null) {
            getColumns().forEach(column -> column.setVisible(narrow == column.equals(card)));
            setClassName("narrow", narrow);
        }
    }

    /** Fetches anew what is in sight. */
    public void show(TableQuery now, long number) {
        if (!now.equals(query)) {
            scrollToStart();
        }
        query = now;
        found = number;
        getDataProvider().refreshAll();
    }

    private Stream<T> page(int offset, int limit) {
        try {
            List<T> page = rows.page(query, offset, limit);
            return page.stream();
        } catch (RuntimeException e) {
            failed.accept(e);
            return Stream.empty();
        }
    }
}
