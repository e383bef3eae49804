package org.mzi.console;

import com.vaadin.cdi.annotation.RouteScoped;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.menu.MenuConfiguration;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import java.util.Map;
import org.mzi.access.Actor;
import org.mzi.access.AuditTrail;

/** The frame around every view: name, navigation, language, theme and log-out. */
@RouteScoped
@AnonymousAllowed
public class ConsoleLayout extends AppLayout implements RouterLayout, AfterNavigationObserver {

    private final H1 title = new H1();
    private final transient AuditTrail audit;

    @Inject
    public ConsoleLayout(AuditTrail audit) {
        this.audit = audit;
        setPrimarySection(Section.DRAWER);
        addToDrawer(brand(), new Scroller(navigation()));
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel(getTranslation("nav.toggle"));
        title.addClassName("view-title");
        addToNavbar(toggle, title, new EventSearchField(), new DisplaySwitches(), user());
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        if (getContent() instanceof HasDynamicTitle view) {
            title.setText(view.getPageTitle());
        }
    }

    private Div brand() {
        Span mark = new Span();
        mark.addClassName("app-mark");
        Div brand = new Div(mark, new Span(getTranslation("app.name")));
        brand.addClassName("brand");
        return brand;
    }

    /** The views that the user may open and that ask for a place by {@code @Menu}; its title is the key of a text. */
    private SideNav navigation() {
        SideNav navigation = new SideNav();
        MenuConfiguration.getMenuEntries()
                .forEach(entry -> navigation.addItem(
                        new SideNavItem(getTranslation(entry.title()), entry.path(), new Icon(entry.icon()))));
        return navigation;
    }

    private Span user() {
        Span name = new Span(CurrentUser.actor().name());
        name.addClassName("user-name");
        Button logOut = new Button(VaadinIcon.SIGN_OUT.create(), click -> logOut());
        logOut.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        logOut.setAriaLabel(getTranslation("log-out"));
        logOut.setTooltipText(getTranslation("log-out"));
        logOut.setId("log-out");
        Span user = new Span(name, logOut);
        user.addClassName("user");
        return user;
    }

    /** Vaadin's own token proves that the click is the user's. */
    private void logOut() {
        Actor user = CurrentUser.actor();
        UI.getCurrent().getPage().setLocation(LogInView.PATH);
        try {
            VaadinServletRequest.getCurrent().getHttpServletRequest().logout();
        } catch (ServletException e) {
            throw new IllegalStateException("The container did not log the user out", e);
        } finally {
            VaadinSession.getCurrent().getSession().invalidate();
        }
        audit.record(user, "log-out", "console", Map.of());
    }
}
