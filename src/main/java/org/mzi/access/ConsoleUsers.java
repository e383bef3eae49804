package org.mzi.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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

    Optional<ConsoleUser> find(long id) {
        return entities.inTransaction(manager -> Optional.ofNullable(manager.find(ConsoleUser.class, id)));
    }

    /** By name. */
    List<ConsoleUser> all() {
        return entities.inTransaction(manager ->
                manager.createNamedQuery("ConsoleUser.all", ConsoleUser.class).getResultList());
    }

    /** Changes one account and gives it back as it is then; nothing when there is none. */
    Optional<ConsoleUser> change(long id, Consumer<ConsoleUser> change) {
        return entities.inTransaction(manager -> {
            Optional<ConsoleUser> user =
                    Optional.ofNullable(manager.find(ConsoleUser.class, id, LockModeType.PESSIMISTIC_WRITE));
            user.ifPresent(change);
            return user;
        });
    }

    /**
     * The same for a change that may take an administrator away. All of them are locked, in the order of their ids, so
     * that two who demote each other at the same time, on two nodes, do not both succeed.
     *
     * @throws AccountException when no enabled administrator would be left; nothing is changed then
     */
    Optional<ConsoleUser> changeKeepingAnAdministrator(long id, Consumer<ConsoleUser> change) {
        return entities.inTransaction(manager -> {
            List<ConsoleUser> administrators = manager.createNamedQuery("ConsoleUser.administrators", ConsoleUser.class)
                    .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                    .getResultList();
            Optional<ConsoleUser> user =
                    Optional.ofNullable(manager.find(ConsoleUser.class, id, LockModeType.PESSIMISTIC_WRITE));
            user.ifPresent(change);
            boolean lost = user.filter(administrators::contains).isPresent();
            if (lost && administrators.stream().noneMatch(ConsoleUser::isEnabledAdministrator)) {
                throw new AccountException(AccountException.Reason.LAST_ADMINISTRATOR);
            }
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
                                insert into console_user (user_name, password_hash, must_change_password, role, created_at)
                                values (?1, ?2, ?3, ?4, ?5) on conflict do nothing""")
                        .setParameter(1, user.userName())
                        .setParameter(2, user.passwordHash())
                        .setParameter(3, user.mustChangePassword())
                        .setParameter(4, user.role().name())
                        .setParameter(5, user.createdAt())
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
