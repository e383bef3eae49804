package org.mzi.console;

import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.server.AppShellSettings;

/** What stands in the head of the console's pages. Addresses are relative to {@code /admin/}. */
public class ConsoleShell implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setViewport("width=device-width, initial-scale=1");
        settings.setPageTitle("MZI");
        settings.addLink("stylesheet", "../console/console.css");
        settings.addLink("icon", "../console/icon.svg");
        settings.addMetaTag("robots", "noindex");
    }
}
