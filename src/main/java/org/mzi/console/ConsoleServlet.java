package org.mzi.console;

import com.vaadin.cdi.CdiVaadinServlet;
import jakarta.servlet.annotation.WebInitParam;
import jakarta.servlet.annotation.WebServlet;

/** Serves the console. */
@WebServlet(
        name = "console",
        urlPatterns = "/admin/*",
        asyncSupported = true,
        initParams = @WebInitParam(name = "closeIdleSessions", value = "true"))
public class ConsoleServlet extends CdiVaadinServlet {}
