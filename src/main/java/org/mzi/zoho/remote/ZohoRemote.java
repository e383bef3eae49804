package org.mzi.zoho.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.mzi.platform.Failure;

/** One call of the API: with the token, through the gate, over the wire. A refused token is replaced once. */
@ApplicationScoped
public class ZohoRemote {

    private final ZohoTokens tokens;
    private final ZohoGate gate;
    private final ZohoWire wire;

    @Inject
    public ZohoRemote(ZohoTokens tokens, ZohoGate gate, ZohoWire wire) {
        this.tokens = tokens;
        this.gate = gate;
        this.wire = wire;
    }

    ZohoRemote() {
        this(null, null, null);
    }

    /** A call, given the API and the authorization header. */
    public interface Call {
        Response on(ZohoApi api, String authorization);
    }

    /**
     * Answers with a success or with an error that is about what was asked, for {@link ZohoErrors}. Throws
     * {@link Failure} for token, back-off and transport.
     */
    public Reply call(Price price, Call call) {
        try {
            ZohoTokens.Access access = tokens.current();
            Reply reply = throughGate(access, price, call);
            if (ZohoErrors.refusesToken(reply)) {
                access = tokens.insteadOf(access);
                reply = throughGate(access, price, call);
                if (ZohoErrors.refusesToken(reply)) {
                    throw tokens.refusedAgain(access);
                }
            }
            tokens.accepted(access);
            return reply;
        } catch (CircuitBreakerOpenException e) {
            throw Failure.blocked(
                    ZohoErrors.ZOHO,
                    "zoho-failing",
                    "Zoho's last answers were failures; it is left alone for a moment.",
                    null,
                    e);
        }
    }

    private Reply throughGate(ZohoTokens.Access access, Price price, Call call) {
        ZohoGate.Slot slot = gate.enter();
        Reply reply;
        try {
            reply = wire.api(access.api(), api -> call.on(api, access.header()));
        } catch (Failure.Blocked | CircuitBreakerOpenException notSent) {
            gate.leave(slot, null, null);
            throw notSent;
        } catch (RuntimeException perhapsSent) {
            gate.leave(slot, price.credits(), null);
            throw perhapsSent;
        }
        if (ZohoErrors.throttles(reply)) {
            throw gate.leaveThrottled(slot, price.credits(), reply.remaining());
        }
        gate.leaveAccepted(slot, price.credits(), reply.remaining());
        return reply;
    }
}
