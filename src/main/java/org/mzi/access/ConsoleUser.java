package org.mzi.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.OffsetDateTime;

/**
 * An account of the console. Its name is unique whatever the case of its letters. Its session epoch rises with whatever
 * ends its sessions.
 */
@Entity
@Table(name = "console_user")
@NamedQuery(
        name = "ConsoleUser.byName",
        query = "select user from ConsoleUser user where lower(user.userName) = lower(:name)")
@NamedQuery(name = "ConsoleUser.all", query = "select user from ConsoleUser user order by lower(user.userName)")
@NamedQuery(
        name = "ConsoleUser.administrators",
        query = "select user from ConsoleUser user where user.enabled = true"
                + " and user.role = org.mzi.access.Role.ADMINISTRATOR order by user.id")
class ConsoleUser {

    static final int TRIES = 10;
    static final Duration LOCK = Duration.ofMinutes(15);

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "user_name")
    private String userName;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "must_change_password")
    private boolean mustChangePassword;

    @Enumerated(EnumType.STRING)
    private Role role;

    private boolean enabled = true;

    @Column(name = "failed_logins")
    private int failedLogins;

    @Column(name = "locked_until")
    private OffsetDateTime lockedUntil;

    @Column(name = "session_epoch")
    private int sessionEpoch;

    @Column(name = "last_login_at")
    private OffsetDateTime lastLoginAt;

    @Column(name = "created_at")
    private OffsetDateTime createdAt;

    protected ConsoleUser() {}

    ConsoleUser(String userName, String passwordHash, Role role, OffsetDateTime createdAt) {
        this.userName = userName;
        this.passwordHash = passwordHash;
        this.role = role;
        this.createdAt = createdAt;
    }

    /** One whose password somebody else has seen. */
    static ConsoleUser withGivenPassword(String userName, String passwordHash, Role role, OffsetDateTime createdAt) {
        ConsoleUser user = new ConsoleUser(userName, passwordHash, role, createdAt);
        user.mustChangePassword = true;
        return user;
    }

    /**
     * Counts a try as failed, before its password is looked at; {@link #succeeded} takes it back.
     *
     * @return false when the account is disabled or locked: the password is then not to be looked at
     */
    boolean begin(OffsetDateTime now) {
        if (!enabled || isLocked(now)) {
            return false;
        }
        if (lockedUntil != null) {
            unlock();
        }
        failedLogins++;
        if (failedLogins >= TRIES) {
            lockedUntil = now.plus(LOCK);
        }
        return true;
    }

    /** Its password was the right one. */
    void proven() {
        unlock();
    }

    void succeeded(OffsetDateTime now) {
        proven();
        lastLoginAt = now;
    }

    boolean isLocked(OffsetDateTime now) {
        return lockedUntil != null && lockedUntil.isAfter(now);
    }

    void unlock() {
        failedLogins = 0;
        lockedUntil = null;
    }

    void changeRole(Role other) {
        role = other;
        sessionEpoch++;
    }

    void disable() {
        enabled = false;
        sessionEpoch++;
    }

    void enable() {
        enabled = true;
    }

    /** Somebody else set a new password, which the owner must change. */
    void resetPassword(String hash) {
        setPassword(hash);
        mustChangePassword = true;
        unlock();
    }

    /** The owner set a new password. */
    void changePassword(String hash) {
        setPassword(hash);
        mustChangePassword = false;
    }

    private void setPassword(String hash) {
        passwordHash = hash;
        sessionEpoch++;
    }

    boolean isEnabledAdministrator() {
        return enabled && role == Role.ADMINISTRATOR;
    }

    Long id() {
        return id;
    }

    String userName() {
        return userName;
    }

    String passwordHash() {
        return passwordHash;
    }

    boolean mustChangePassword() {
        return mustChangePassword;
    }

    Role role() {
        return role;
    }

    boolean enabled() {
        return enabled;
    }

    OffsetDateTime lockedUntil() {
        return lockedUntil;
    }

    int sessionEpoch() {
        return sessionEpoch;
    }

    OffsetDateTime lastLoginAt() {
        return lastLoginAt;
    }

    OffsetDateTime createdAt() {
        return createdAt;
    }
}
