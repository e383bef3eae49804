package org.mzi.console.accounts;

import java.util.List;
import org.mzi.it.Bridge;

/** Accounts in the bridge's database; each has the first account's password. */
final class ConsoleAccounts {

    private final Bridge bridge;

    ConsoleAccounts(Bridge bridge) {
        this.bridge = bridge;
    }

    /** Leaves the first account alone. True when settings were changed, which the server notices some seconds later. */
    boolean reset() {
        return bridge.database().write(handle -> {
            handle.execute("delete from console_user where user_name <> 'admin'; "
                    + "update console_user set enabled = true, role = 'ADMINISTRATOR', failed_logins = 0, "
                    + "locked_until = null");
            return handle.execute("delete from setting where name like 'CONSOLE\\_%'") > 0;
        });
    }

    /** Makes one and returns its id. */
    long add(String name, String role) {
        return bridge.account(name, role);
    }

    /** Changes one as another node would. */
    void change(String name, String assignments) {
        bridge.database().write(handle -> handle.createUpdate("update console_user set " + assignments
                        + ", session_epoch = session_epoch + 1 where user_name = :name")
                .bind("name", name)
                .execute());
    }

    String role(String name) {
        return bridge.database()
                .read(handle -> handle.createQuery("select role from console_user where user_name = :name")
                        .bind("name", name)
                        .mapTo(String.class)
                        .one());
    }

    /** What was done to an account, oldest first. */
    List<String> doneTo(String name) {
        return bridge.database().read(handle -> handle.createQuery(
                        "select user_name || ' ' || action from audit_log where subject = 'user ' || :name order by id")
                .bind("name", name)
                .mapTo(String.class)
                .list());
    }

    /** What a user did, oldest first. */
    List<String> doneBy(String name) {
        return bridge.database().read(handle -> handle.createQuery(
                        "select trim(action || ' ' || coalesce(detail ->> 'reason', '')) from audit_log "
                                + "where user_name = :name order by id")
                .bind("name", name)
                .mapTo(String.class)
                .list());
    }

    /** A setting of the table; the server sees it within two seconds. */
    void set(String setting, String value) {
        bridge.database().write(handle -> handle.createUpdate(
                        """
                        insert into setting (name, value, encrypted, updated_at, updated_by)
                        values (:name, :value, false, mzi_now(), 'test')""")
                .bind("name", setting)
                .bind("value", value)
                .execute());
    }
}
