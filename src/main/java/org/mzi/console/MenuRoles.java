package org.mzi.console;

import com.vaadin.flow.server.auth.DefaultMenuAccessControl;
import jakarta.enterprise.context.ApplicationScoped;

/** Leaves out of the navigation what the user's roles do not open. A bean, because Vaadin finds it in no other way here. */
@ApplicationScoped
public class MenuRoles extends DefaultMenuAccessControl {}
