package org.mzi.console;

import com.vaadin.flow.server.VaadinServletRequest;
import java.security.Principal;
import org.mzi.access.Actor;

/** Who sends the request that is being worked on. */
final class CurrentUser {

    private CurrentUser() {}

    static boolean isSignedIn() {
        return principal() != null;
    }

    /** Only where somebody is signed in. */
    static Actor actor() {
        return new Actor(
                principal().getName(), VaadinServletRequest.getCurrent().getRemoteAddr());
    }

    static boolean has(String role) {
        return VaadinServletRequest.getCurrent().isUserInRole(role);
    }

    private static Principal principal() {
        return VaadinServletRequest.getCurrent().getUserPrincipal();
    }
}
