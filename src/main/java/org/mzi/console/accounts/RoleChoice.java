package org.mzi.console.accounts;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import org.mzi.access.Role;

/** One of the roles, with what each may do. */
class RoleChoice extends RadioButtonGroup<Role> {

    RoleChoice() {
        setLabel(getTranslation("users.role"));
        addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        setItems(Role.values());
        setRenderer(new ComponentRenderer<>(RoleChoice::words));
        addClassName("role-choice");
    }

    private static Div words(Role role) {
        Span may = new Span(AccountWords.may(role));
        may.addClassName("quiet");
        Div words = new Div(new Span(AccountWords.role(role)), may);
        words.setId("role-" + role.name());
        words.addClassName("role-words");
        return words;
    }
}
