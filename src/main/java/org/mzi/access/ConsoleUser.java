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

/** An account of the console. Its name is unique whatever the case of its letters. */
@Entity
@Table(name = "console_user")
@NamedQuery(
        name = "ConsoleUser.byName",
        query = "select user from ConsoleUser user where lower(user.userName) = lower(:name)")
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

    @Enumerated(EnumType.STRING)
    private Role role;

    private boolean enabled = true;

    @Column(name = "failed_logins")
    private int failedLogins;

    @Column(name = "locked_until")
    private OffsetDateTime lockedUntil;

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

    /**
     * Counts a try as failed, before its password is looked at; {@link #succeeded} takes it back.
     *
     * @return false when the account is disabled or locked: the password is then not to be looked at
     */
    boolean begin(OffsetDateTime now) {
        if (!enabled || lockedUntil != null && lockedUntil.isAfter(now)) {
            return false;
        }
        if (lockedUntil != null) {
            lockedUntil = null;
            failedLogins = 0;
        }
        failedLogins++;
        if (failedLogins >= TRIES) {
            lockedUntil = now.plus(LOCK);
        }
        return true;
    }

    void succeeded(OffsetDateTime now) {
        failedLogins = 0;
        lockedUntil = null;
        lastLoginAt = now;
    }

    String userName() {
        return userName;
    }

    String passwordHash() {
        return passwordHash;
    }

    Role role() {
        return role;
    }

    OffsetDateTime createdAt() {
        return createdAt;
    }
}
