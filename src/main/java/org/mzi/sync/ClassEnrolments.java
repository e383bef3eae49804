package org.mzi.sync;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mzi.mapping.FieldMaps;
import org.mzi.platform.Database;
import org.mzi.platform.Problem;
import org.mzi.records.EntityType;
import org.mzi.records.EntityTypes;
import org.mzi.work.Batch;
import org.mzi.work.Event;
import org.mzi.work.EventHandler;
import org.mzi.work.Inbox;
import org.mzi.work.Outcome;
import org.mzi.zoho.ZohoClient;

/** Finds every enrolment of classes that have a course, in Zoho and among what is stored, and has each looked at. */
final class ClassEnrolments implements EventHandler {

    static final String NAME = "zoho.class-enrollments";

    /** As many as one query takes values. */
    private static final int MOST = 50;

    private static final Problem NOT_QUERIED = new Problem(
            "zoho-query-refused",
            "Zoho does not let enrolments be queried, so those of this class that were never heard of are not found. Grant"
                    + " ZohoCRM.coql.READ with all scopes that are in use, set ZOHO_REFRESH_TOKEN, then retry.");

    private final Database database;
    private final EntityTypes types;
    private final FieldMaps maps;
    private final ZohoClient zoho;
    private final Inbox inbox;

    ClassEnrolments(Database database, EntityTypes types, FieldMaps maps, ZohoClient zoho, Inbox inbox) {
        this.database = database;
        this.types = types;
        this.maps = maps;
        this.zoho = zoho;
        this.inbox = inbox;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int batchSize() {
        return MOST;
    }

    @Override
    public Set<String> destinations() {
        return Set.of(ZohoDestination.NAME, ModuleDestination.name(enrolments()));
    }

    private EntityType enrolments() {
        return types.get("enrollments");
    }

    @Override
    public void handle(Batch batch) {
        List<String> classes = batch.events().stream().map(Event::recordKey).toList();
        EntityType type = enrolments();
        String link = types.get(ClassCourses.CLASSES).idAttribute();
        Set<String> ids = new LinkedHashSet<>(database.read(handle -> handle.createQuery(
                        "select zoho_id from enrollments where zoho_class_id = any(:classes) and deleted_at is null")
                .bindArray("classes", String.class, classes)
                .mapTo(String.class)
                .list()));
        List<String> fields = maps.of(type.name()).rules().stream()
                .filter(rule -> rule.attribute().equals(link))
                .flatMap(rule -> rule.zohoFields().stream())
                .toList();
        Optional<Set<String>> inZoho = zoho.referring(types.module(type), fields, classes);
        inZoho.ifPresent(ids::addAll);
        Outcome outcome = inZoho.isPresent() ? new Outcome.Done("enrolments found") : new Outcome.Parked(NOT_QUERIED);
        Map<Long, Outcome> outcomes = new LinkedHashMap<>();
        batch.events().forEach(event -> outcomes.put(event.id(), outcome));
        batch.finish(
                outcomes,
                held -> {},
                handle -> inbox.append(
                        handle,
                        ids.stream()
                                .map(id -> new Parents.Parent(type, id).pull(Event.Priority.LIVE))
                                .toList()));
    }
}
