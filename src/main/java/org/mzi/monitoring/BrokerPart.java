package org.mzi.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.mzi.platform.Problem;
import org.mzi.work.JmsBell;

/** The message broker that rings the bell. Without it work goes on, a second or two later. */
@ApplicationScoped
class BrokerPart implements SystemPart {

    private static final Problem AWAY = new Problem(
            "broker-unavailable",
            "The message broker takes no messages. Events are worked on all the same, a second or two later. Start the"
                    + " broker, or correct JMS_BROKER_URL and restart the server.");

    private final JmsBell bell;

    @Inject
    BrokerPart(JmsBell bell) {
        this.bell = bell;
    }

    BrokerPart() {
        this(null);
    }

    @Override
    public String name() {
        return "broker";
    }

    @Override
    public PartHealth look() {
        return bell.isBrokerWell() ? PartHealth.well(null) : PartHealth.ill(AWAY, null, null);
    }
}
