package org.mzi.console.words;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.mzi.access.AuditTrail;
import org.mzi.access.Role;
import org.mzi.mapping.FieldMaps;

/**
 * Who may see national ids, birth dates, addresses and the like, of which the field maps know the names. They are masked for
 * everybody; an operator may have them shown, on the record.
 */
@ApplicationScoped
public class PersonalData {

    private final FieldMaps maps;
    private final AuditTrail audit;

    @Inject
    PersonalData(FieldMaps maps, AuditTrail audit) {
        this.maps = maps;
        this.audit = audit;
    }

    PersonalData() {
        this(null, null);
    }

    public Masking masking() {
        return new Masking(maps.personal());
    }

    /** Whether the current user may have it shown. */
    public boolean mayShow() {
        return CurrentUser.has(Role.OPERATOR_NAME);
    }

    /**
     * To be called before personal data are shown unmasked. Throws {@link SecurityException} when the user may not see them.
     *
     * @param subject whose, e.g. {@code event 42}
     */
    public void show(String subject) {
        if (!mayShow()) {
            throw new SecurityException("Seeing personal data takes the role " + Role.OPERATOR_NAME);
        }
        audit.record(CurrentUser.actor(), "personal-data-shown", subject, Map.of());
    }
}
