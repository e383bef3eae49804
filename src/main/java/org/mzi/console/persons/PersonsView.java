package org.mzi.console.persons;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mzi.access.Role;
import org.mzi.console.ConsoleLayout;
import org.mzi.console.Times;
import org.mzi.erasure.Erasure;
import org.mzi.erasure.Preview;

/** Finds a student, erases them after a question, and shows what became of all erasures. */
@Route(value = "persons", layout = ConsoleLayout.class)
@RouteScoped
@Menu(title = "persons.title", order = 80, icon = "vaadin:eraser")
@RolesAllowed(Role.ADMINISTRATOR_NAME)
public class PersonsView extends Div implements HasDynamicTitle {

    private static final Logger LOG = Logger.getLogger(PersonsView.class.getName());
    private static final int REFRESH_MILLIS = 2000;
    private static final int NARROW_PIXELS = 900;

    private final transient ErasureActions actions;
    private final PersonSearch search;
    private final ErasureGrid grid;
    private final Div list = new Div();
    private final Paragraph none = new Paragraph(getTranslation("persons.no-erasures"));
    private Times times;
    private boolean readable = true;
    private Registration polling;
    private Registration resizing;

    @Inject
    PersonsView(ErasureActions actions) {
        this.actions = actions;
        times = Times.utc(getLocale());
        search = new PersonSearch(actions, this::ask);
        grid = new ErasureGrid(actions, () -> times, this::confirmLift);
        list.add(grid);
        list.addClassName("list");
        none.addClassName("quiet");
        addClassName("persons-view");
        add(
                new Paragraph(getTranslation("persons.intro")),
                search,
                new H2(getTranslation("persons.erasures")),
                none,
                list);
        refresh();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("persons.title");
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        UI ui = attached.getUI();
        ui.setPollInterval(REFRESH_MILLIS);
        polling = ui.addPollListener(poll -> refresh());
        resizing = ui.getPage().addBrowserWindowResizeListener(size -> grid.setNarrow(size.getWidth() < NARROW_PIXELS));
        ui.getPage().retrieveExtendedClientDetails(browser -> {
            times = times.in(browser.getTimeZoneId());
            grid.setNarrow(browser.getWindowInnerWidth() < NARROW_PIXELS);
            refresh();
        });
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        detached.getUI().setPollInterval(-1);
        polling.remove();
        resizing.remove();
    }

    /** Without a database what is shown stays as it is. */
    private void refresh() {
        try {
            boolean some = actions.count() > 0;
            list.setVisible(some);
            none.setVisible(!some);
            grid.getDataProvider().refreshAll();
            readable = true;
        } catch (RuntimeException e) {
            LOG.log(readable ? Level.WARNING : Level.FINE, "Erasures could not be read", e);
            readable = false;
        }
    }

    private void ask(Preview preview) {
        new ErasureDialog(preview, this::erase).open();
    }

    private void erase(String zohoId) {
        actions.erase(zohoId);
        search.clear();
        Notification.show(getTranslation("persons.ordered"));
        refresh();
    }

    private void confirmLift(Erasure erasure) {
        ConfirmDialog question = new ConfirmDialog(
                getTranslation("persons.lift.title", erasure.zohoId()),
                getTranslation("persons.lift.text"),
                getTranslation("persons.lift"),
                confirmed -> lift(erasure));
        question.setCancelable(true);
        question.setCancelText(getTranslation("cancel"));
        question.open();
    }

    private void lift(Erasure erasure) {
        boolean lifted = actions.lift(erasure.zohoId());
        Notification.show(getTranslation(lifted ? "persons.lift.done" : "persons.lift.not"));
        refresh();
    }
}
