package org.mzi.console.accounts;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import org.mzi.access.AuditLog;
import org.mzi.access.Role;
import org.mzi.console.ConsoleLayout;
import org.mzi.console.components.TableView;

/** Who did what. The URL's query is that of {@link AuditRows}. */
@Route(value = "audit", layout = ConsoleLayout.class)
@Dependent
@Menu(title = "audit.title", order = 90, icon = "vaadin:records")
@RolesAllowed(Role.ADMINISTRATOR_NAME)
public class AuditView extends TableView<AuditLog.Entry> {

    private final transient AuditLog log;
    private final AuditDetail detail = new AuditDetail(() -> open(null));

    @Inject
    AuditView(AuditLog log, Clock clock) {
        super("audit", "entry", new AuditRows(log, clock));
        this.log = log;
        filters().text(AuditRows.USER, "audit.user", VaadinIcon.USER);
        filters().choice(AuditRows.ACTION, "audit.action", VaadinIcon.BOLT, log.actions(), AuditWords::action);
        filters().text(AuditRows.SUBJECT, "audit.subject", VaadinIcon.HASH);
        filters().period(this::times);
        new AuditColumns(this::times, (entry, text) -> link(entry, text)).addTo(grid());
        add(detail);
    }

    /** What was written down never changes. */
    @Override
    protected void opened(String id) {
        if (id == null) {
            detail.close();
        } else {
            detail.show(id.matches("[0-9]{1,18}") ? log.find(Long.parseLong(id)).orElse(null) : null, times());
        }
    }
}
