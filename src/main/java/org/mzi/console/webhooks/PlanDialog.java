package org.mzi.console.webhooks;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.mzi.console.components.Notice;
import org.mzi.console.words.Mono;
import org.mzi.console.words.ProblemWords;
import org.mzi.console.words.Texts;
import org.mzi.setup.Item;
import org.mzi.setup.Item.Result;

/**
 * What a registration would do, and the question whether to do it. What is another bridge's is listed apart, and left alone
 * unless the user marks it.
 */
class PlanDialog extends Dialog {

    private static final List<Result> CHANGES =
            List.of(Result.CREATED, Result.RECREATED, Result.UPDATED, Result.RENEWED, Result.REMOVED);

    private final Set<String> takeOver = new LinkedHashSet<>();
    private final Button register = new Button(getTranslation("webhooks.register"));
    private final boolean changes;

    /** @param confirmed is told what is to be taken over when the user wants to go on */
    PlanDialog(List<Item> plan, Consumer<Set<String>> confirmed) {
        setHeaderTitle(getTranslation("webhooks.plan.title"));
        setWidth("44rem");
        setMaxWidth("100%");
        Map<Result, List<Item>> byResult =
                plan.stream().collect(Collectors.groupingBy(Item::result, LinkedHashMap::new, Collectors.toList()));
        changes = CHANGES.stream().anyMatch(byResult::containsKey);
        Div body = new Div();
        body.addClassName("plan");
        if (!changes && !byResult.containsKey(Result.FAILED)) {
            body.add(new Notice(VaadinIcon.CHECK_CIRCLE, getTranslation("webhooks.plan.nothing")));
        }
        failures(byResult.getOrDefault(Result.FAILED, List.of())).forEach(body::add);
        CHANGES.stream().filter(byResult::containsKey).forEach(result -> body.add(group(result, byResult.get(result))));
        if (byResult.containsKey(Result.FOREIGN)) {
            body.add(foreign(byResult.get(Result.FOREIGN)));
        }
        if (byResult.containsKey(Result.UNCHANGED)) {
            String number = Texts.number(byResult.get(Result.UNCHANGED).size(), getLocale());
            Paragraph rest = new Paragraph(getTranslation("webhooks.plan.unchanged", number));
            rest.addClassName("quiet");
            body.add(rest);
        }
        add(body);
        register.setId("confirm-register");
        register.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        register.setEnabled(changes);
        register.setDisableOnClick(true);
        register.addClickListener(click -> {
            close();
            confirmed.accept(takeOver);
        });
        Button cancel = new Button(getTranslation("cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        getFooter().add(cancel, register);
    }

    /** One notice for each problem: a missing scope fails everything of its kind. */
    private List<Notice> failures(List<Item> failed) {
        Map<String, List<Item>> byProblem = failed.stream()
                .collect(Collectors.groupingBy(item -> item.problem().text(), LinkedHashMap::new, Collectors.toList()));
        return byProblem.entrySet().stream()
                .map(problem -> {
                    String code = problem.getValue().get(0).problem().code();
                    Notice notice = Notice.error(ProblemWords.meaning(code, getLocale()));
                    notice.foreign(problem.getKey());
                    return notice.quiet(getTranslation(
                            "webhooks.plan.concerned",
                            Texts.number(problem.getValue().size(), getLocale())));
                })
                .toList();
    }

    private Div group(Result result, List<Item> items) {
        H3 title = new H3(getTranslation("webhooks.plan." + result, Texts.number(items.size(), getLocale())));
        UnorderedList list = new UnorderedList();
        items.forEach(item -> list.add(new ListItem(line(item))));
        return new Div(title, list);
    }

    private Div line(Item item) {
        Span kind = new Span(getTranslation("webhooks.kind." + item.kind()));
        kind.addClassName("quiet");
        Div line = new Div(new Mono(item.name()), kind);
        line.addClassName("plan-line");
        return line;
    }

    private Div foreign(List<Item> items) {
        Div foreign = new Div(
                new H3(getTranslation("webhooks.plan.FOREIGN", Texts.number(items.size(), getLocale()))),
                new Paragraph(getTranslation("webhooks.plan.foreign.text")));
        items.forEach(item -> foreign.add(choice(item)));
        foreign.addClassName("plan-foreign");
        return foreign;
    }

    private Div choice(Item item) {
        Checkbox take = new Checkbox(getTranslation("webhooks.plan.take-over", isolated(item.name())));
        take.addValueChangeListener(change -> {
            if (Boolean.TRUE.equals(change.getValue())) {
                takeOver.add(item.name());
            } else {
                takeOver.remove(item.name());
            }
            register.setEnabled(changes || !takeOver.isEmpty());
        });
        Mono url = new Mono(item.url());
        url.addClassNames("quiet", "webhook-url-whole");
        Div choice = new Div(take, url);
        choice.addClassName("plan-choice");
        return choice;
    }

    /** Left to right whatever stands around it: Unicode's isolates. */
    private static String isolated(String name) {
        return "\u2066" + name + "\u2069";
    }
}
