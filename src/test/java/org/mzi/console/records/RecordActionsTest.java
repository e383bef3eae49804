package org.mzi.console.records;

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
import org.mzi.records.EntityType;
import org.mzi.records.EntityTypes;

class RecordActionsTest {

    private static final EntityType STUDENTS = EntityTypes.load().get("students");

    /** Has nothing that it could do anything with. */
    private final RecordActions actions = new RecordActions(null, null);

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
        assertThatThrownBy(() -> actions.lookAgain(STUDENTS, List.of("1"))).isInstanceOf(SecurityException.class);
        assertThatThrownBy(() -> actions.pushAgain(STUDENTS, List.of("1"))).isInstanceOf(SecurityException.class);
    }
}
