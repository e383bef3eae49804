package org.mzi.console.accounts;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.shared.Registration;
import org.mzi.console.Times;

/** A screen with a list, which fits itself to the reader's window and time zone. */
abstract class FittedView extends Div {

    private static final int NARROW_PIXELS = 900;

    private Times times = Times.utc(getLocale());
    private Registration resizing;

    FittedView() {
        addClassName("list-view");
    }

    Times times() {
        return times;
    }

    /** The window is or is not narrow. */
    abstract void setNarrow(boolean narrow);

    /** Times are the reader's from now on. */
    abstract void refresh();

    @Override
    protected void onAttach(AttachEvent attached) {
        UI ui = attached.getUI();
        resizing = ui.getPage().addBrowserWindowResizeListener(size -> setNarrow(size.getWidth() < NARROW_PIXELS));
        ui.getPage().retrieveExtendedClientDetails(browser -> {
            times = times.in(browser.getTimeZoneId());
            setNarrow(browser.getWindowInnerWidth() < NARROW_PIXELS);
            refresh();
        });
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        resizing.remove();
    }
}
