package org.mzi.console.webhooks;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mzi.access.Actor;
import org.mzi.access.AuditTrail;
import org.mzi.access.Role;
import org.mzi.console.words.CurrentUser;
import org.mzi.platform.Problem;
import org.mzi.records.EntityType;
import org.mzi.records.EntityTypes;
import org.mzi.setup.Item;
import org.mzi.setup.Registration;

/** What users may do about the registration in Zoho: everybody looks, administrators register. */
@ApplicationScoped
class WebhookActions {

    private final Registration registration;
    private final EntityTypes types;
    private final AuditTrail audit;
    private final Clock clock;

    @Resource
    private ManagedExecutorService executor;

    @Inject
    WebhookActions(Registration registration, EntityTypes types, AuditTrail audit, Clock clock) {
        this.registration = registration;
        this.types = types;
        this.audit = audit;
        this.clock = clock;
    }

    WebhookActions() {
        this(null, null, null, null);
    }

    /** Why nothing can be registered now; null when it can. */
    Problem obstacle() {
        return registration.obstacle();
    }

    List<Line> lines() {
        Instant now = clock.instant();
        return registration.state().stream()
                .map(item -> new Line(
                        item,
                        types.ofModule(item.module()).map(EntityType::name).orElse(""),
                        item.standing(now),
                        lastEvent(item)))
                .toList();
    }

    private static OffsetDateTime lastEvent(Item item) {
        return item.result() == Item.Result.FOREIGN || item.lastEventAt() == null
                ? null
                : item.lastEventAt().atOffset(ZoneOffset.UTC);
    }

    List<Registration.Manual> byHand() {
        return registration.byHand();
    }

    boolean mayRegister() {
        return CurrentUser.has(Role.ADMINISTRATOR_NAME);
    }

    /** What a registration would do. Asks Zoho; takes seconds. */
    List<Item> plan() {
        require();
        return registration.plan(Set.of());
    }

    /** Begins a registration and returns at once. */
    RegistrationRun register(Set<String> takeOver) {
        require();
        Actor user = CurrentUser.actor();
        RegistrationRun run = new RegistrationRun();
        executor.execute(() -> run.run(() -> {
            List<Item> items = registration.register(takeOver);
            record(user, items, takeOver);
            return items;
        }));
        return run;
    }

    private void record(Actor user, List<Item> items, Set<String> takenOver) {
        Map<String, Long> results = items.stream()
                .collect(Collectors.groupingBy(item -> item.result().name(), Collectors.counting()));
        audit.record(
                user,
                "zoho-registration",
                "zoho",
                Map.of("results", results.toString(), "takenOver", String.join(", ", takenOver)));
    }

    private void require() {
        if (!mayRegister()) {
            throw new SecurityException("Registering in Zoho takes the role " + Role.ADMINISTRATOR_NAME);
        }
    }
}
