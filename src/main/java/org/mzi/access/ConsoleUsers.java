package org.mzi.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The accounts in the database. Each method is one short transaction. */
@ApplicationScoped
class ConsoleUsers {

    private final AccessEntities entities;

    @Inject
    ConsoleUsers(AccessEntities entities) {
        this.entities = entities;
    }

    ConsoleUsers() {
        this(null);
    }

    /** Counts a try of an account and gives it back, or nothing when it does not exist, is disabled or is locked. */
    Optional<ConsoleUser> begin(String name, OffsetDateTime now) {
        return entities.inTransaction(manager -> locked(manager, name).filter(user -> user.begin(now)));
    }

    void succeeded(String name, OffsetDateTime now) {
        entities.inTransaction(manager -> {
            Optional<ConsoleUser> user = locked(manager, name);
            user.ifPresent(found -> found.succeeded(now));
            return user;
        });
    }

    boolean isEmpty() {
        return entities.inTransaction(
                manager -> manager.createQuery("select count(user) from ConsoleUser user", Long.class)
                                .getSingleResult()
                        == 0);
    }

    /** Stores an account unless one of that name has appeared meanwhile, on this node or another. */
    boolean addIfAbsent(ConsoleUser user) {
        return entities.inTransaction(manager -> manager.createNativeQuery(
                                """
                                insert into console_user (user_name, password_hash, role, created_at)
                                values (?1, ?2, ?3, ?4) on conflict do nothing""")
                        .setParameter(1, user.userName())
                        .setParameter(2, user.passwordHash())
                        .setParameter(3, user.role().name())
                        .setParameter(4, user.createdAt())
                        .executeUpdate()
                == 1);
    }

    private static Optional<ConsoleUser> locked(EntityManager manager, String name) {
        return manager.createNamedQuery("ConsoleUser.byName", ConsoleUser.class)
                .setParameter("name", name)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }
}
