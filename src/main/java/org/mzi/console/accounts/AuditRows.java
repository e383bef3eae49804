package org.mzi.console.accounts;

import java.time.Clock;
import java.util.List;
import org.mzi.access.AuditLog;
import org.mzi.console.components.Period;
import org.mzi.console.components.Rows;
import org.mzi.console.components.TableQuery;

/** Entries of the audit trail, newest first. */
record AuditRows(AuditLog log, Clock clock) implements Rows<AuditLog.Entry> {

    /** Beginning of a user name. */
    static final String USER = "user";

    static final String ACTION = "action";
    static final String SUBJECT = "subject";

    @Override
    public List<AuditLog.Entry> page(TableQuery query, int offset, int limit) {
        return log.page(filter(query), offset, limit);
    }

    @Override
    public long count(TableQuery query, int cap) {
        return log.count(filter(query), cap);
    }

    @Override
    public Object id(AuditLog.Entry entry) {
        return entry.id();
    }

    private AuditLog.Filter filter(TableQuery query) {
        Period period = Period.of(query, clock);
        return new AuditLog.Filter(query.get(USER), query.get(ACTION), query.get(SUBJECT), period.from(), period.to());
    }
}
