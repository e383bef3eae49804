package org.mzi.console.records;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mzi.access.Role;
import org.mzi.console.ConsoleLayout;
import org.mzi.console.components.Notice;
import org.mzi.console.components.RecordAnchor;
import org.mzi.console.words.EntityWords;
import org.mzi.console.words.JsonText;
import org.mzi.console.words.Masking;
import org.mzi.console.words.PersonalData;
import org.mzi.console.words.Reader;
import org.mzi.console.words.Times;
import org.mzi.platform.Database;
import org.mzi.records.EntityType;
import org.mzi.records.EntityTypes;

/** One record: how it stands, what it holds, what it is linked to, and what happened to it. Reads anew every four seconds. */
@Route(value = RecordAnchor.PATH + ":entity/:id", layout = ConsoleLayout.class)
@Dependent
@RolesAllowed({Role.VIEWER_NAME, Role.OPERATOR_NAME, Role.ADMINISTRATOR_NAME})
public class RecordView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final Logger LOG = Logger.getLogger(RecordView.class.getName());
    private static final int REFRESH_MILLIS = 4000;
    private static final int EVENTS = 25;

    private final transient EntityTypes types;
    private final transient RecordReader reader;
    private final transient RecordActions actions;
    private final transient PersonalData personal;
    private final Div failure = new Div();
    private final RecordHead head;
    private final Section state = new Section();
    private final Section events = new Section();
    private final Section mapped = new Section();
    private final Section raw = new Section();
    private final Section links = new Section();
    private transient EntityType type;
    private String id;
    private int limit = EVENTS;
    private boolean unmasked;
    private Times times = Reader.times(getLocale());
    private boolean readable = true;
    private Registration polling;

    @Inject
    RecordView(EntityTypes types, RecordReader reader, RecordActions actions, PersonalData personal) {
        this.types = types;
        this.reader = reader;
        this.actions = actions;
        this.personal = personal;
        head = new RecordHead(actions.allowed(), this::lookAgain, this::pushAgain, this::unmask);
        failure.addClassName("notices");
        Div main = new Div(events, mapped, raw);
        main.addClassName("record-main");
        Div columns = new Div(state, main, links);
        columns.addClassName("record-columns");
        addClassName("record-view");
        add(failure, head, columns);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String entity = event.getRouteParameters().get("entity").orElse("");
        String wanted = event.getRouteParameters().get("id").orElse("");
        EntityType known = types.find(entity).filter(EntityType::handled).orElse(null);
        if (known == null || !wanted.matches("[0-9]{1,19}")) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        if (!known.equals(type) || !wanted.equals(id)) {
            type = known;
            id = wanted;
            limit = EVENTS;
            unmasked = false;
            refresh();
        }
    }

    /** Names nobody: a title stays in the browser's history. */
    @Override
    public String getPageTitle() {
        return type == null
                ? getTranslation("records.title")
                : EntityWords.name(type.name(), getLocale()) + " · \u2066" + id + "\u2069";
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        UI ui = attached.getUI();
        ui.setPollInterval(REFRESH_MILLIS);
        polling = ui.addPollListener(poll -> refresh());
        Reader.ask(ui, known -> {
            times = known;
            refresh();
        });
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        detached.getUI().setPollInterval(-1);
        polling.remove();
    }

    private void refresh() {
        try {
            show(reader.read(type, id, limit));
            readable = true;
            failure.removeAll();
        } catch (RuntimeException e) {
            LOG.log(readable ? Level.WARNING : Level.FINE, e, () -> "Record " + id + " could not be read");
            if (readable) {
                failure.add(Notice.error(getTranslation(
                        Database.isAway(e)
                                ? "database.away"
                                : Database.isCancelled(e) ? "table.too-slow" : "record.unreadable")));
            }
            readable = false;
        }
    }

    private void show(RecordState now) {
        Masking masking = personal.masking();
        JsonObject attributes = now.isHere() ? now.details().attributes() : JsonObject.EMPTY_JSON_OBJECT;
        JsonObject stored = now.isHere() ? now.details().stored().raw() : JsonObject.EMPTY_JSON_OBJECT;
        JsonObject shownAttributes =
                unmasked ? attributes : masking.mask(attributes).asJsonObject();
        JsonObject shownRaw = unmasked ? stored : masking.mask(stored).asJsonObject();
        boolean hides = !shownAttributes.equals(attributes) || !shownRaw.equals(stored);
        head.show(now, hides && personal.mayShow());
        state.show(
                List.of(now.isHere() ? now.details() : "", String.valueOf(now.problem()), now.pushes(), times),
                () -> new StateFacts(now, times).parts());
        events.show(
                List.of(now.events(), now.moreEvents(), now.whose(), times),
                () -> new RecordTimeline(now, times, this::older).parts());
        mapped.show(
                List.of(shownAttributes, times),
                () -> now.isHere() ? new AttributeFacts(shownAttributes, times).parts() : List.of());
        raw.show(shownRaw, () -> now.isHere() ? List.of(raw(shownRaw)) : List.of());
        links.show(
                now.isHere() ? List.of(now.details().parents(), now.details().children()) : "",
                () -> now.isHere() ? new LinkLists(now.details(), getLocale()).parts() : List.of());
    }

    private Details raw(JsonObject json) {
        Details raw = new Details(
                getTranslation("record.raw"),
                json.isEmpty() ? new Div(getTranslation("record.raw.none")) : new JsonText(json));
        raw.setId("raw");
        return raw;
    }

    private void older() {
        limit += EVENTS;
        refresh();
    }

    private void unmask() {
        personal.show(type.singular() + " " + id);
        unmasked = true;
        refresh();
    }

    private void lookAgain() {
        actions.lookAgain(type, List.of(id));
        Notification.show(getTranslation("record.looking"));
        refresh();
    }

    private void pushAgain() {
        int made = actions.pushAgain(type, List.of(id));
        Notification.show(getTranslation(made > 0 ? "record.pushing" : "record.gone"));
        refresh();
    }
}
