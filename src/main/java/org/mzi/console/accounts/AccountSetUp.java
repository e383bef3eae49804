package org.mzi.console.accounts;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.mzi.access.ConsoleSessions;

/** Leads whoever must change the password to {@link AccountView}, whatever page was asked for. */
@ApplicationScoped
public class AccountSetUp {

    private final ConsoleSessions sessions;

    @Inject
    AccountSetUp(ConsoleSessions sessions) {
        this.sessions = sessions;
    }

    AccountSetUp() {
        this(null);
    }

    void begin(@Observes ServiceInitEvent service) {
        service.getSource().addUIInitListener(page -> page.getUI().addBeforeEnterListener(this::beforeEnter));
    }

    private void beforeEnter(BeforeEnterEvent event) {
        boolean elsewhere = !AccountView.class.equals(event.getNavigationTarget());
        if (elsewhere && sessions.mustChangePassword(VaadinServletRequest.getCurrent())) {
            event.forwardTo(AccountView.class);
        }
    }
}
