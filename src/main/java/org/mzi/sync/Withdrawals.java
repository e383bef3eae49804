package org.mzi.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mzi.platform.Json;
import org.mzi.platform.Settings;

/** Says with an enrolment that was withdrawn what Moodle is to do: its plugin knows no picklists. */
@ApplicationScoped
class Withdrawals implements Companion {

    static final String ENROLMENTS = "enrollments";

    private final Settings settings;

    @Inject
    Withdrawals(Settings settings) {
        this.settings = settings;
    }

    Withdrawals() {
        this(null);
    }

    @Override
    public Map<String, Ready> before(List<RecordHandler.ToPush> sent) {
        Map<String, Ready> ready = new LinkedHashMap<>();
        sent.forEach(one -> ready.put(one.zohoId(), new Ready(withWithdrawal(one.record()), null, null)));
        return ready;
    }

    private JsonObject withWithdrawal(JsonObject enrolment) {
        String status = Json.text(enrolment.get("enrollment_status"));
        boolean withdrawn = status != null
                && settings.get(EnrolmentSettings.WITHDRAWN_STATUSES).stream().anyMatch(status::equalsIgnoreCase);
        return withdrawn
                ? Json.builder(enrolment)
                        .add("withdrawal", settings.get(EnrolmentSettings.WITHDRAWAL))
                        .build()
                : enrolment;
    }
}
