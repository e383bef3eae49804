package org.mzi.console;

import com.vaadin.flow.component.Direction;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.auth.NavigationAccessControl;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.mzi.access.ConsoleSessions;
import org.mzi.console.components.UnexpectedErrorHandler;
import org.mzi.console.words.Texts;

/** Gives every page of the console its access control, language, direction, theme and error handling. */
@ApplicationScoped
public class ConsoleSetUp {

    private final ConsoleSessions sessions;

    @Inject
    ConsoleSetUp(ConsoleSessions sessions) {
        this.sessions = sessions;
    }

    ConsoleSetUp() {
        this(null);
    }

    void begin(@Observes ServiceInitEvent service) {
        // The one that was added last is asked first.
        service.addRequestHandler(new ActivityHandler(sessions));
        service.addRequestHandler(new SessionGuard(sessions));
        service.getSource().setSystemMessagesProvider(about -> systemMessages(service));
        NavigationAccessControl access = new NavigationAccessControl();
        access.setLoginView(LogInView.class);
        service.getSource()
                .addSessionInitListener(session -> session.getSession().setErrorHandler(new UnexpectedErrorHandler()));
        service.getSource().addUIInitListener(page -> {
            UI ui = page.getUI();
            ui.addBeforeEnterListener(access);
            ui.setLocale(Preferences.language(VaadinRequest.getCurrent()));
        });
        service.addIndexHtmlRequestListener(ConsoleSetUp::prepare);
    }

    private static SystemMessages systemMessages(ServiceInitEvent service) {
        String contextPath = ((VaadinServletService) service.getSource())
                .getServlet()
                .getServletContext()
                .getContextPath();
        CustomizedSystemMessages words = new CustomizedSystemMessages();
        words.setSessionExpiredNotificationEnabled(false);
        words.setSessionExpiredURL(SessionGuard.logInAfterTheEnd(contextPath));
        words.setCookiesDisabledNotificationEnabled(false);
        words.setCookiesDisabledURL(SessionGuard.logInAfterTheEnd(contextPath));
        return words;
    }

    /** Before anything is shown, so that neither the theme nor the direction changes under the reader's eyes. */
    private static void prepare(IndexHtmlResponse page) {
        Locale language = Preferences.language(page.getVaadinRequest());
        Element html = page.getDocument().selectFirst("html");
        html.attr("lang", language.toLanguageTag());
        html.attr("dir", direction(language).getClientName());
        if (Preferences.isDark(page.getVaadinRequest())) {
            html.attr("theme", "dark");
        }
    }

    static Direction direction(Locale language) {
        return language.equals(Texts.ARABIC) ? Direction.RIGHT_TO_LEFT : Direction.LEFT_TO_RIGHT;
    }
}
