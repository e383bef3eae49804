package org.mzi.console;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.dom.DomListenerRegistration;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.shared.Registration;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mzi.access.Actor;
import org.mzi.access.AuditTrail;
import org.mzi.access.ConsoleSessions;
import org.mzi.console.words.CurrentUser;
import org.mzi.monitoring.Statistics;

/** The frame around every view: name, navigation, language, theme and log-out. */
@Dependent
@AnonymousAllowed
public class ConsoleLayout extends AppLayout implements RouterLayout, AfterNavigationObserver {

    private static final Logger LOG = Logger.getLogger(ConsoleLayout.class.getName());

    /** Unicode's isolates: a version reads the same in Arabic. */
    private static final String LEFT_TO_RIGHT = "\u2066";

    private static final String END = "\u2069";

    /** Path of the screen about the user's own account. */
    private static final String ACCOUNT = "account";

    /** Lets a page notice the end of its session where its view does not refresh itself. */
    private static final int LOOK_EVERY_MILLIS = 5000;

    private final H1 title = new H1();
    private final Navigation navigation = new Navigation();
    private final transient AuditTrail audit;
    private final transient Statistics statistics;
    private final transient ConsoleSessions sessions;
    private final transient Clock clock;
    private final IdleWarning idleWarning = new IdleWarning();
    private Registration polling;

    @Inject
    public ConsoleLayout(AuditTrail audit, Statistics statistics, ConsoleSessions sessions, Clock clock) {
        this.audit = audit;
        this.statistics = statistics;
        this.sessions = sessions;
        this.clock = clock;
        setPrimarySection(Section.DRAWER);
        Scroller screens = new Scroller(navigation);
        screens.addClassName("screens");
        addToDrawer(brand(), new SearchField("drawer-search"), screens, about());
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel(getTranslation("nav.toggle"));
        title.addClassName("view-title");
        Header bar = new Header(skipLink(), toggle, title, new SearchField("search"), new DisplaySwitches(), user());
        bar.addClassName("bar");
        addToNavbar(bar);
    }

    @Override
    public void setContent(Component content) {
        super.setContent(content);
        if (content != null) {
            content.getElement().setAttribute("role", "main").setAttribute("tabindex", "-1");
        }
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        // A dialog makes the page behind it inert, and its session ends all the same.
        polling = ComponentUtil.addListener(
                attached.getUI(), PollEvent.class, poll -> polled(), DomListenerRegistration::allowInert);
        countParked();
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        polling.remove();
        idleWarning.close();
        super.onDetach(detached);
    }

    private void polled() {
        countParked();
        sessions.idleEnd(VaadinServletRequest.getCurrent())
                .ifPresentOrElse(end -> idleWarning.show(end, clock.instant()), idleWarning::putOff);
    }

    /** Views say themselves when the database is away; the last number stays. */
    private void countParked() {
        try {
            navigation.showParked(statistics.now().count("PARKED"));
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "Parked events not counted", e);
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        if (getContent() instanceof HasDynamicTitle view) {
            title.setText(view.getPageTitle());
        }
        if (isOverlay()) {
            setDrawerOpened(false);
        }
        getUI().filter(ui -> ui.getPollInterval() < 0).ifPresent(ui -> ui.setPollInterval(LOOK_EVERY_MILLIS));
    }

    private Div brand() {
        Span mark = new Span();
        mark.addClassName("app-mark");
        Div brand = new Div(mark, new Span(getTranslation("app.name")));
        brand.addClassName("brand");
        return brand;
    }

    /** The first stop of the keyboard; out of sight until it has the focus. */
    private Button skipLink() {
        Button skip = new Button(
                getTranslation("nav.skip"), click -> getContent().getElement().executeJs("this.focus()"));
        skip.addClassName("skip-link");
        return skip;
    }

    private Span about() {
        String version =
                Version.of(VaadinServletService.getCurrentServletRequest().getServletContext());
        Span about = new Span(getTranslation("about.version", LEFT_TO_RIGHT + version + END));
        about.addClassNames("about", "quiet");
        return about;
    }

    private Span user() {
        Span name = new Span(CurrentUser.actor().name());
        name.addClassName("user-name");
        name.getElement().setAttribute("dir", "auto");
        Anchor account = new Anchor(ACCOUNT, VaadinIcon.USER.create(), name);
        account.addClassName("account-link");
        account.getElement().setAttribute("router-link", true);
        account.setAriaLabel(getTranslation("account.title"));
        account.setTitle(getTranslation("account.title"));
        account.setId("account");
        Button logOut = new Button(VaadinIcon.SIGN_OUT.create(), click -> logOut());
        logOut.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        logOut.setAriaLabel(getTranslation("log-out"));
        logOut.setTooltipText(getTranslation("log-out"));
        logOut.setId("log-out");
        Span user = new Span(account, logOut);
        user.addClassName("user");
        return user;
    }

    /** Vaadin's own token proves that the click is the user's. */
    private void logOut() {
        Actor user = CurrentUser.actor();
        UI.getCurrent().getPage().setLocation(LogInView.PATH);
        VaadinSession.getCurrent().getSession().invalidate();
        audit.record(user, "log-out", "console", Map.of());
    }
}
