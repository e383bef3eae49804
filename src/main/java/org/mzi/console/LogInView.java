package org.mzi.console;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.enterprise.context.Dependent;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mzi.access.SessionEnd;
import org.mzi.console.words.CurrentUser;
import org.mzi.console.words.Reader;

/** Asks for user name and password, which go to {@link LogInServlet}. */
@Route(LogInView.PATH)
@Dependent
@AnonymousAllowed
public class LogInView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = "log-in";
    static final String ERROR = "error";
    static final String UNAVAILABLE = "unavailable";
    static final String ENDED = "ended";

    private static final Set<String> REASONS =
            Stream.of(SessionEnd.values()).map(SessionGuard::word).collect(Collectors.toUnmodifiableSet());

    private final LoginForm form = new LoginForm();
    private final Div ended = new Div();

    public LogInView() {
        addClassName("log-in");
        form.setAction(LogInServlet.PATH);
        form.setForgotPasswordButtonVisible(false);
        form.setI18n(words());
        Span mark = new Span();
        mark.addClassName("app-mark");
        ended.addClassName("notice");
        ended.getElement().setAttribute("role", "status");
        ended.setVisible(false);
        Div card = new Div(
                mark, new H1(getTranslation("app.name")), new Paragraph(getTranslation("app.purpose")), ended, form);
        card.addClassName("log-in-card");
        add(card, new DisplaySwitches());
    }

    /** The first page after it shows times. */
    @Override
    protected void onAttach(AttachEvent attached) {
        Reader.ask(attached.getUI(), known -> {});
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (CurrentUser.isSignedIn()) {
            event.forwardTo("");
            return;
        }
        QueryParameters parameters = event.getLocation().getQueryParameters();
        Map<String, ?> query = parameters.getParameters();
        ended.setVisible(query.containsKey(ENDED));
        ended.setText(words(parameters.getSingleParameter(ENDED).orElse("")));
        if (query.containsKey(UNAVAILABLE)) {
            form.showErrorMessage(getTranslation("log-in.failed.title"), getTranslation("log-in.unavailable"));
        } else {
            form.setError(query.containsKey(ERROR));
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("log-in.title");
    }

    /** Why the session ended; anybody can write an address, so only the known reasons have words. */
    private String words(String reason) {
        return getTranslation(REASONS.contains(reason) ? "log-in.ended." + reason : "log-in.ended");
    }

    private LoginI18n words() {
        LoginI18n words = LoginI18n.createDefault();
        words.getForm().setTitle("");
        words.getForm().setUsername(getTranslation("log-in.user"));
        words.getForm().setPassword(getTranslation("log-in.password"));
        words.getForm().setSubmit(getTranslation("log-in.submit"));
        words.getErrorMessage().setTitle(getTranslation("log-in.failed.title"));
        words.getErrorMessage().setMessage(getTranslation("log-in.failed.text"));
        words.getErrorMessage().setUsername(getTranslation("log-in.user-missing"));
        words.getErrorMessage().setPassword(getTranslation("log-in.password-missing"));
        return words;
    }
}
