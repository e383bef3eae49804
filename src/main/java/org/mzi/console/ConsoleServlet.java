package org.mzi.console;

import com.vaadin.cdi.CdiVaadinServlet;
import jakarta.annotation.security.DeclareRoles;
import jakarta.servlet.annotation.WebInitParam;
import jakarta.servlet.annotation.WebServlet;
import org.mzi.access.Role;

/** Serves the console. */
@DeclareRoles({Role.VIEWER_NAME, Role.OPERATOR_NAME, Role.ADMINISTRATOR_NAME})
@WebServlet(
        name = "console",
        urlPatterns = "/admin/*",
        asyncSupported = true,
        initParams = @WebInitParam(name = "closeIdleSessions", value = "true"))
public class ConsoleServlet extends CdiVaadinServlet {}
