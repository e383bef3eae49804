package org.mzi.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import org.mzi.platform.Database;

/** Reads the audit trail, newest entries first. */
@ApplicationScoped
public class AuditLog {

    private static final String COLUMNS =
            "select id, at, user_name, action, subject, detail::text as detail, remote_address from audit_log";

    private final Database database;

    /**
     * What to look for; null means any.
     *
     * @param user beginning of a user name, in any case
     * @param action the whole action
     * @param subject the whole subject, e.g. {@code event 42}, or the id in it
     * @param from earliest time
     * @param to time before this
     */
    public record Filter(String user, String action, String subject, OffsetDateTime from, OffsetDateTime to) {}

    /** One entry as stored; {@code detail} is a JSON object. */
    public record Entry(
            long id,
            OffsetDateTime at,
            String userName,
            String action,
            String subject,
            String detail,
            String remoteAddress) {}

    @Inject
    AuditLog(Database database) {
        this.database = database;
    }

    AuditLog() {
        this(null);
    }

    public List<Entry> page(Filter filter, int offset, int limit) {
        Where where = new Where(filter);
        return database.read(handle -> where.bind(handle.createQuery(
                        COLUMNS + where.sql() + " order by id desc limit " + limit + " offset " + offset))
                .mapTo(Entry.class)
                .list());
    }

    /** How many there are, at most {@code cap}: counting on would take long. */
    public long count(Filter filter, int cap) {
        Where where = new Where(filter);
        return database.read(handle -> where.bind(handle.createQuery(
                        "select count(*) from (select 1 from audit_log" + where.sql() + " limit " + cap + ") entry"))
                .mapTo(Long.class)
                .one());
    }

    public Optional<Entry> find(long id) {
        return database.read(handle -> handle.createQuery(COLUMNS + " where id = :id")
                .bind("id", id)
                .mapTo(Entry.class)
                .findOne());
    }

    /** The actions that there are, from one to the next in the index: reading every entry would take long. */
    public List<String> actions() {
        return database.read(handle -> handle.createQuery(
                        """
                        with recursive known as (
                            (select action from audit_log order by action limit 1)
                            union all
                            select (select a.action from audit_log a where a.action > known.action order by a.action limit 1)
                            from known where known.action is not null)
                        select action from known where action is not null""")
                .mapTo(String.class)
                .list());
    }

    /** The conditions of a filter. */
    private static final class Where {

        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> values = new LinkedHashMap<>();

        Where(Filter filter) {
            String user = filter.user() == null ? null : beginningWith(filter.user());
            andGiven("lower(user_name) like lower(:user)", "user", user);
            andGiven("action = :action", "action", filter.action());
            andGiven(
                    "subject = any(array[:subject, lower(:subject), 'event ' || :subject, 'class ' || :subject,"
                            + " 'student ' || :subject, 'user ' || :subject])",
                    "subject",
                    filter.subject());
            andGiven("at >= :from", "from", filter.from());
            andGiven("at < :to", "to", filter.to());
        }

        private void andGiven(String condition, String name, Object value) {
            if (value != null) {
                conditions.add(condition);
                values.put(name, value);
            }
        }

        private static String beginningWith(String text) {
            return text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
        }

        String sql() {
            return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        }

        <S extends SqlStatement<S>> S bind(S statement) {
            return statement.bindMap(values);
        }
    }
}
