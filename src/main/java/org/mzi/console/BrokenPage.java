package org.mzi.console;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.servlet.http.HttpServletResponse;
import org.mzi.console.components.UnexpectedErrorHandler;

/** A page that could not be made. */
@Dependent
@AnonymousAllowed
public class BrokenPage extends ErrorPage implements HasErrorParameter<Exception> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> error) {
        String reference = UnexpectedErrorHandler.log(error.getCaughtException());
        show(getTranslation("error.broken.title"), getTranslation("error.broken.text", reference));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
