package org.mzi.console.dashboard;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.tabs.TabsVariant;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mzi.access.Role;
import org.mzi.console.ConsoleLayout;
import org.mzi.console.words.Reader;
import org.mzi.console.words.Texts;
import org.mzi.console.words.Times;
import org.mzi.monitoring.Overview;
import org.mzi.monitoring.PartHealth;
import org.mzi.monitoring.Statistics;
import org.mzi.monitoring.SystemHealth;

/** The console's first screen. The URL's query {@code period=day} asks for the last day instead of the last hour. */
@Route(value = "", layout = ConsoleLayout.class)
@RouteAlias(value = "dashboard", layout = ConsoleLayout.class)
@Dependent
@Menu(title = "dashboard.title", order = 10, icon = "vaadin:dashboard")
@RolesAllowed({Role.VIEWER_NAME, Role.OPERATOR_NAME, Role.ADMINISTRATOR_NAME})
public class DashboardView extends Div implements AfterNavigationObserver, HasDynamicTitle {

    private static final Logger LOG = Logger.getLogger(DashboardView.class.getName());
    private static final int REFRESH_MILLIS = 4000;
    private static final String PERIOD = "period";
    private static final String DAY = "day";

    private final transient Overview overview;
    private final transient SystemHealth system;
    private final Headline headline = new Headline();
    private final FirstSteps firstSteps = new FirstSteps();
    private final SystemRow parts = new SystemRow();
    private final Tab hour = new Tab();
    private final Tab day = new Tab();
    private final Tabs period = new Tabs(hour, day);
    private final Figures figures = new Figures();
    private final ParkedPanel parked = new ParkedPanel();
    private final PausedPanel paused = new PausedPanel();
    private Times times = Reader.times(getLocale());
    private boolean readable = true;
    private Registration polling;

    @Inject
    DashboardView(Overview overview, SystemHealth system) {
        this.overview = overview;
        this.system = system;
        hour.setLabel(getTranslation("dashboard.period.hour"));
        day.setLabel(getTranslation("dashboard.period.day"));
        period.addThemeVariants(TabsVariant.LUMO_SMALL);
        period.setId("period");
        period.addSelectedChangeListener(change -> {
            if (change.isFromClient()) {
                QueryParameters query = isDay() ? QueryParameters.of(PERIOD, DAY) : QueryParameters.empty();
                getUI().ifPresent(ui -> ui.navigate(DashboardView.class, query));
            }
        });
        Div head = new Div(new H2(getTranslation("dashboard.figures")), period);
        head.addClassName("section-head");
        Div panels = new Div(parked, paused);
        panels.addClassName("panels");
        addClassName("dashboard");
        firstSteps.setVisible(false);
        add(headline, parts, firstSteps, head, figures, panels);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("dashboard.title");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        boolean asked = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(PERIOD)
                .filter(DAY::equals)
                .isPresent();
        period.setSelectedTab(asked ? day : hour);
        refresh();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        UI ui = attached.getUI();
        ui.setPollInterval(REFRESH_MILLIS);
        polling = ui.addPollListener(poll -> refresh());
        Reader.ask(ui, known -> {
            times = known;
            refresh();
        });
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        detached.getUI().setPollInterval(-1);
        polling.remove();
    }

    private boolean isDay() {
        return day.equals(period.getSelectedTab());
    }

    /** Without a database the figures stay as they were; what they are worth is said above them. */
    private void refresh() {
        Map<String, PartHealth> health = system.now();
        parts.show(health, times);
        try {
            show(overview.now(), health);
            readable = true;
        } catch (RuntimeException e) {
            LOG.log(readable ? Level.WARNING : Level.FINE, "Figures could not be read", e);
            readable = false;
            Wellness seen = Wellness.of(health, 0);
            headline.show(new Wellness(Wellness.Level.DOWN, seen.needs()), getTranslation("dashboard.down.text"));
        }
        setClassName("stale", !readable);
    }

    private void show(Overview.Snapshot now, Map<String, PartHealth> health) {
        Wellness wellness = Wellness.of(health, now.parked().size());
        headline.show(
                wellness,
                wellness.level() == Wellness.Level.DOWN
                        ? getTranslation("dashboard.down.text")
                        : summary(now.figures()));
        figures.show(now, isDay(), times);
        parked.show(now.parked(), times);
        paused.show(now.figures().destinations(), times);
        boolean fresh = now.figures().byStatus().values().stream().allMatch(number -> number == 0);
        firstSteps.setVisible(fresh);
        if (fresh) {
            firstSteps.show(health);
        }
    }

    private String summary(Statistics.Snapshot now) {
        long waiting = now.waiting();
        return waiting == 0
                ? getTranslation("dashboard.summary.idle")
                : getTranslation(
                        "dashboard.summary",
                        Texts.number(waiting, getLocale()),
                        Amounts.of(now.oldestPendingAge()).write());
    }
}
