package org.mzi.console.words;

import com.vaadin.flow.server.VaadinServletRequest;
import java.security.Principal;
import org.mzi.access.Actor;

/** Who sends the request that is being worked on. */
public final class CurrentUser {

    private CurrentUser() {}

    public static boolean isSignedIn() {
        return principal() != null;
    }

    /** Only where somebody is signed in. */
    public static Actor actor() {
        return new Actor(
                principal().getName(), VaadinServletRequest.getCurrent().getRemoteAddr());
    }

    public static boolean has(String role) {
        return VaadinServletRequest.getCurrent().isUserInRole(role);
    }

    private static Principal principal() {
        return VaadinServletRequest.getCurrent().getUserPrincipal();
    }
}
