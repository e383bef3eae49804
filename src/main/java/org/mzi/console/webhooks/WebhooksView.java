package org.mzi.console.webhooks;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.mzi.access.Role;
import org.mzi.console.ConsoleLayout;
import org.mzi.console.components.Notice;
import org.mzi.console.components.TableView;
import org.mzi.console.words.ProblemWords;
import org.mzi.console.words.Texts;
import org.mzi.platform.Problem;
import org.mzi.setup.Item;

/** What Zoho calls when something changes there: how it stands, and the way to register it. */
@Route(value = "webhooks", layout = ConsoleLayout.class)
@Dependent
@Menu(title = "webhooks.title", order = 40, icon = "vaadin:connect")
@RolesAllowed({Role.VIEWER_NAME, Role.OPERATOR_NAME, Role.ADMINISTRATOR_NAME})
public class WebhooksView extends TableView<Line> {

    private final transient WebhookActions actions;
    private final transient Lines lines;
    private final Div notices = new Div();
    private final Button register = new Button(getTranslation("webhooks.register"), VaadinIcon.CONNECT.create());
    private final Button byHand = new Button(getTranslation("webhooks.by-hand"), VaadinIcon.HAND.create());
    private final Div running = new Div();
    private final WebhookDetail detail;
    private transient RegistrationRun run;
    private transient Problem shownObstacle;

    @Inject
    WebhooksView(WebhookActions actions) {
        this(actions, new Lines(actions));
    }

    private WebhooksView(WebhookActions actions, Lines lines) {
        super("webhooks", "item", lines);
        this.actions = actions;
        this.lines = lines;
        notices.addClassName("notices");
        Paragraph intro = new Paragraph(getTranslation("webhooks.intro"));
        intro.addClassName("quiet");
        head().add(intro, notices);
        filters().text(Lines.MODULE, "webhooks.module", VaadinIcon.CUBES);
        filters()
                .choice(
                        Lines.KIND,
                        "webhooks.what",
                        VaadinIcon.CONNECT,
                        names(Item.Kind.values()),
                        kind -> words("webhooks.kind.", names(Item.Kind.values()), kind));
        filters()
                .choice(
                        Lines.STANDING,
                        "webhooks.standing",
                        VaadinIcon.FLAG_O,
                        names(Item.Standing.values()),
                        standing -> words("webhooks.standing.", names(Item.Standing.values()), standing));
        new WebhookColumns(this::times, this::link).addTo(grid());
        addButtons();
        detail = new WebhookDetail(() -> open(null));
        add(detail);
    }

    private static List<String> names(Enum<?>... values) {
        return Stream.of(values).map(Enum::name).toList();
    }

    private String words(String key, List<String> known, String value) {
        return known.contains(value) ? getTranslation(key + value) : value;
    }

    private void addButtons() {
        byHand.setId("by-hand");
        byHand.addClassName("at-end");
        byHand.addClickListener(click -> new ByHandDialog(actions.byHand()).open());
        line().add(byHand);
        running.addClassName("bulk");
        running.getElement().setAttribute("role", "status");
        ProgressBar bar = new ProgressBar();
        bar.setIndeterminate(true);
        running.add(new Span(getTranslation("webhooks.registering")), bar);
        running.setVisible(false);
        if (actions.mayRegister()) {
            register.setId("register");
            register.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            register.setDisableOnClick(true);
            register.addClickListener(click -> plan());
            line().add(register, running);
        }
    }

    private void plan() {
        try {
            new PlanDialog(actions.plan(), this::begin).open();
        } finally {
            register.setEnabled(true);
        }
    }

    private void begin(Set<String> takeOver) {
        run = actions.register(takeOver);
        refresh();
    }

    @Override
    protected void refreshed(long found) {
        Problem obstacle = actions.obstacle();
        if (!Objects.equals(obstacle, shownObstacle)) {
            shownObstacle = obstacle;
            notices.removeAll();
            if (obstacle != null) {
                notices.add(Notice.error(ProblemWords.meaning(obstacle.code(), getLocale()))
                        .line(new Span(ProblemWords.action(obstacle.code(), getLocale()))));
            }
        }
        byHand.setEnabled(obstacle == null);
        if (run != null && run.ended()) {
            Notification.show(outcome(run));
            run = null;
        }
        running.setVisible(run != null);
        register.setEnabled(obstacle == null && run == null);
    }

    private String outcome(RegistrationRun ended) {
        if (ended.items() == null) {
            return getTranslation(ended.refused() ? "webhooks.refused" : "webhooks.broke-off");
        }
        long failed = ended.items().stream()
                .filter(item -> item.result() == Item.Result.FAILED)
                .count();
        return failed == 0
                ? getTranslation("webhooks.registered")
                : getTranslation("webhooks.registered-but", Texts.number(failed, getLocale()));
    }

    @Override
    protected void opened(String id) {
        if (id == null) {
            detail.close();
            return;
        }
        detail.show(lines.find(id).orElse(null), times());
    }
}
