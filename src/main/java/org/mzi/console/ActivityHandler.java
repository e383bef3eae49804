package org.mzi.console;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.communication.ServerRpcHandler;
import com.vaadin.flow.server.communication.UidlRequestHandler;
import org.mzi.access.ConsoleSessions;

/** Vaadin's handler of what pages send, which notes besides that their user did something. */
class ActivityHandler extends UidlRequestHandler {

    private final transient ConsoleSessions sessions;

    ActivityHandler(ConsoleSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected ServerRpcHandler createRpcHandler() {
        return new ServerRpcHandler() {
            @Override
            public void handleRpc(UI ui, String message, VaadinRequest request) throws InvalidUIDLSecurityKeyException {
                super.handleRpc(ui, message, request);
                if (Gestures.in(message)) {
                    sessions.active((VaadinServletRequest) request);
                }
            }
        };
    }
}
