package org.mzi.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.mzi.platform.Problem;
import org.mzi.work.JmsBell;

/** The message broker that rings the bell. Without it work goes on, a second or two later. */
@ApplicationScoped
class BrokerPart implements SystemPart {

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
        Problem problem = bell.problem();
        return problem == null ? PartHealth.well(null) : PartHealth.ill(problem, null, null);
    }
}
