package org.mzi.console.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.function.SerializableFunction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Rows that are fetched as the user scrolls, never more than the first ten thousand: who looks for more wants a filter. On
 * a narrow page each row is one cell of several lines.
 */
public final class LazyGrid<T> extends Grid<T> {

    /** Name in the query of what rows are sorted by. */
    public static final String SORT = "sort";

    private static final Logger LOG = Logger.getLogger(LazyGrid.class.getName());

    static final int MOST = 10_000;
    private static final int PAGE = 50;
    /** Pages; who has scrolled through more of them gets them anew. */
    private static final int MOST_COMPARED = 4;

    private final transient Rows<T> rows;
    private final transient Consumer<RuntimeException> failed;
    /** Pages by where they begin, as they were last fetched. */
    private final transient Map<Page, List<T>> inSight = new HashMap<>();

    private Column<T> card;
    private TableQuery query = TableQuery.ALL;
    private boolean narrow;
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
        this.narrow = narrow;
        if (card != null) {
            getColumns().forEach(column -> column.setVisible(narrow == column.equals(card)));
            setClassName("narrow", narrow);
        }
    }

    /** Takes all columns away, for others to be made; {@link #ready} ends that. */
    public void clearColumns() {
        removeAllColumns();
        card = null;
    }

    /** Shows the columns that were made as the page's width wants it. */
    public void ready() {
        setNarrow(narrow);
    }

    /**
     * Lets the user sort by a column.
     *
     * @param key value of {@link #SORT} in the query; led by a minus for descending
     */
    public void sortable(Column<T> column, String key) {
        column.setSortProperty(key);
        column.setKey(key);
    }

    /** @param wanted is told the value of {@link #SORT}, or null for the table's own order */
    void onSort(Consumer<String> wanted) {
        addSortListener(sorted -> {
            if (sorted.isFromClient()) {
                wanted.accept(sorted.getSortOrder().stream()
                        .findFirst()
                        .map(order -> (order.getDirection() == SortDirection.DESCENDING ? "-" : "")
                                + order.getSorted().getKey())
                        .orElse(null));
            }
        });
    }

    private void showSort(String sort) {
        boolean backwards = sort != null && sort.startsWith("-");
        Column<T> column = sort == null ? null : getColumnByKey(backwards ? sort.substring(1) : sort);
        SortDirection direction = backwards ? SortDirection.DESCENDING : SortDirection.ASCENDING;
        boolean shown = column == null
                ? getSortOrder().isEmpty()
                : getSortOrder().stream()
                        .anyMatch(order -> order.getSorted().equals(column) && order.getDirection() == direction);
        if (!shown) {
            sort(column == null ? List.of() : List.of(new GridSortOrder<>(column, direction)));
        }
    }

    /**
     * Fetches anew what is in sight. What is the same as before stays as it is: a row that is drawn anew loses the keyboard's
     * focus.
     */
    public void show(TableQuery now, long number) {
        boolean other = !now.equals(query);
        if (other) {
            scrollToStart();
        }
        showSort(now.get(SORT));
        query = now;
        boolean same = !other && number == found && isInSight();
        found = number;
        if (!same) {
            redraw();
        }
    }

    /** Draws all rows anew, because something changed that is not in them. */
    void redraw() {
        inSight.clear();
        getDataProvider().refreshAll();
    }

    /** Whether what was fetched since the last drawing is what would be fetched now. */
    private boolean isInSight() {
        try {
            return !inSight.isEmpty()
                    && inSight.size() <= MOST_COMPARED
                    && inSight.entrySet().stream().allMatch(fetched -> fetched.getValue()
                            .equals(rows.page(
                                    query,
                                    fetched.getKey().offset(),
                                    fetched.getKey().limit())));
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "Rows cannot be compared; they are fetched as usual, which says why", e);
            return false;
        }
    }

    private record Page(int offset, int limit) {}

    private Stream<T> page(int offset, int limit) {
        try {
            List<T> page = rows.page(query, offset, limit);
            inSight.put(new Page(offset, limit), page);
            return page.stream();
        } catch (RuntimeException e) {
            failed.accept(e);
            return Stream.empty();
        }
    }
}
