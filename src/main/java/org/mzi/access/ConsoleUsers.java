package org.mzi.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The accounts in the database. Each method is one short transaction. */
@ApplicationScoped
class ConsoleUsers {

    @PersistenceContext(unitName = "mzi")
    private EntityManager entities;

    /** Counts a try of an account and gives it back, or nothing when it does not exist, is disabled or is locked. */
    @Transactional
    Optional<ConsoleUser> begin(String name, OffsetDateTime now) {
        return locked(name).filter(user -> user.begin(now));
    }

    @Transactional
    void succeeded(String name, OffsetDateTime now) {
        locked(name).ifPresent(user -> user.succeeded(now));
    }

    @Transactional
    boolean isEmpty() {
        return entities.createQuery("select count(user) from ConsoleUser user", Long.class)
                        .getSingleResult()
                == 0;
    }

    /** Stores an account unless one of that name has appeared meanwhile, on this node or another. */
    @Transactional
    boolean addIfAbsent(ConsoleUser user) {
        return entities.createNativeQuery(
                                """
                                insert into console_user (user_name, password_hash, role, created_at)
                                values (?1, ?2, ?3, ?4) on conflict do nothing""")
                        .setParameter(1, user.userName())
                        .setParameter(2, user.passwordHash())
                        .setParameter(3, user.role().name())
                        .setParameter(4, user.createdAt())
                        .executeUpdate()
                == 1;
    }

    private Optional<ConsoleUser> locked(String name) {
        return entities.createNamedQuery("ConsoleUser.byName", ConsoleUser.class)
                .setParameter("name", name)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }
}
