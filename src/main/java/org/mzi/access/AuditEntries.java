package org.mzi.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** The audit trail in the database. */
@ApplicationScoped
class AuditEntries {

    @PersistenceContext(unitName = "mzi")
    private EntityManager entities;

    @Transactional
    void add(AuditEntry entry) {
        entities.persist(entry);
    }
}
