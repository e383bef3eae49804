package org.mzi.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.jdbi.v3.core.Handle;

/**
 * Takes a person's data out of the audit trail: details that mention them are emptied, subjects too. Who did what and when
 * stays, as do subjects that are ids.
 */
@ApplicationScoped
public class AuditErasure {

    /**
     * Empties what mentions one of the values, in the caller's transaction.
     *
     * @param values lower-case
     * @return number of entries
     */
    public int erase(Handle handle, Collection<String> values) {
        return handle.createUpdate(
                        """
                        update audit_log a set
                            detail = '{"erased": "personal data"}',
                            subject = case when exists (select 1 from unnest(:values) v where position(v in lower(subject)) > 0)
                                      then 'erased' else subject end
                        where exists (select 1 from unnest(:values) v
                                      where position(v in lower(detail::text)) > 0 or position(v in lower(subject)) > 0)""")
                .bindArray("values", String.class, values)
                .execute();
    }
}
