package org.mzi.console.persons;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.mzi.access.Role;
import org.mzi.console.ConsoleLayout;
import org.mzi.console.components.Question;
import org.mzi.console.components.TableView;
import org.mzi.erasure.Erasure;

/** Finds a student, erases them after a question, and shows what became of all erasures. */
@Route(value = "persons", layout = ConsoleLayout.class)
@Dependent
@Menu(title = "persons.title", order = 80, icon = "vaadin:eraser")
@RolesAllowed(Role.ADMINISTRATOR_NAME)
public class PersonsView extends TableView<Erasure> {

    private final transient ErasureActions actions;
    private final PersonSearch search;

    @Inject
    PersonsView(ErasureActions actions) {
        super("persons", null, new ErasureRows(actions));
        this.actions = actions;
        search = new PersonSearch(actions, preview -> new ErasureDialog(preview, this::erase).open());
        head().add(new Paragraph(getTranslation("persons.intro")), search);
        new ErasureColumns(this::times, this::confirmLift).addTo(grid());
    }

    private void erase(String zohoId) {
        actions.erase(zohoId);
        search.clear();
        Notification.show(getTranslation("persons.ordered"));
        refresh();
    }

    private void confirmLift(Erasure erasure) {
        new Question(
                        getTranslation("persons.lift.title", erasure.zohoId()),
                        getTranslation("persons.lift.text"),
                        getTranslation("persons.lift"),
                        () -> lift(erasure))
                .open();
    }

    private void lift(Erasure erasure) {
        boolean lifted = actions.lift(erasure.zohoId());
        Notification.show(getTranslation(lifted ? "persons.lift.done" : "persons.lift.not"));
        refresh();
    }
}
