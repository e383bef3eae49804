package org.mzi.console.events;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.internal.CurrentInstance;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mzi.access.Role;
import org.mzi.work.EventChanges.Change;
import org.mzi.work.Events;

class EventActionsTest {

    /** Has nothing that it could change events with. */
    private final EventActions actions = new EventActions(null, null, null, null);

    @BeforeEach
    void aViewerSendsTheRequest() {
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "isUserInRole" -> arguments[0].equals(Role.VIEWER_NAME);
                    default -> null;
                });
        CurrentInstance.set(VaadinRequest.class, new VaadinServletRequest(request, null));
    }

    @AfterEach
    void forgetTheRequest() {
        CurrentInstance.clearAll();
    }

    @Test
    void aForgedCallOfAViewerIsRefusedBeforeAnythingIsDone() {
        assertThatThrownBy(() -> actions.change(Change.RETRY, List.of(1L))).isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> actions.change(Change.DISCARD, List.of(1L))).isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> actions.changeAll(Change.RETRY, Events.Filter.ALL, 10))
                .isInstanceOf(SecurityException.class);
    }
}
