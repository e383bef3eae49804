package org.mzi.console.events;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.textfield.TextField;
import org.mzi.console.words.ProblemWords;
import org.mzi.platform.Failure;
import org.mzi.platform.ProblemException;

/** Which Moodle course a class gets whose own is gone: a new one, or one that is there. */
class CourseDialog extends Dialog {

    private static final String RECREATE = "recreate";
    private static final String RELINK = "relink";

    /** Does what the user decided; may throw {@link ProblemException} and {@link Failure}. */
    interface Choice {
        /** @param courseId null for a new course */
        void take(String courseId);
    }

    private final RadioButtonGroup<String> way = new RadioButtonGroup<>();
    private final TextField course = new TextField(getTranslation("event.course.id"));
    private final transient Choice choice;

    CourseDialog(Choice choice) {
        this.choice = choice;
        setHeaderTitle(getTranslation("event.course.title"));
        setWidth("32rem");
        setMaxWidth("100%");
        way.setId("course-way");
        way.setLabel(getTranslation("event.course.way"));
        way.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        way.setItems(RECREATE, RELINK);
        way.setItemLabelGenerator(one -> getTranslation("event.course." + one));
        way.setValue(RECREATE);
        course.setId("course-id");
        course.setHelperText(getTranslation("event.course.id.help"));
        course.setAllowedCharPattern("[0-9]");
        course.setMaxLength(18);
        course.setWidthFull();
        course.setVisible(false);
        way.addValueChangeListener(chosen -> {
            course.setVisible(RELINK.equals(chosen.getValue()));
            setError(null);
        });
        add(new Paragraph(getTranslation("event.course.text")), way, course);
        Button agree = new Button(getTranslation("event.course.agree"), click -> take());
        agree.setId("course-agree");
        agree.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Button cancel = new Button(getTranslation("cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        getFooter().add(cancel, agree);
    }

    private void take() {
        boolean relink = RELINK.equals(way.getValue());
        if (relink && course.isEmpty()) {
            setError(getTranslation("event.course.id.missing"));
            return;
        }
        try {
            choice.take(relink ? course.getValue() : null);
            close();
        } catch (ProblemException refused) {
            setError(ProblemWords.meaning(refused.code(), getLocale()));
        } catch (Failure unanswered) {
            setError(ProblemWords.meaning(unanswered.problem().code(), getLocale()));
        }
    }

    /** Next to what the user has chosen; null takes it away. */
    private void setError(String words) {
        boolean relink = RELINK.equals(way.getValue());
        way.setErrorMessage(words);
        way.setInvalid(words != null && !relink);
        course.setErrorMessage(words);
        course.setInvalid(words != null && relink);
    }
}
