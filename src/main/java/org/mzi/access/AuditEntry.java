package org.mzi.access;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** One line of the audit trail. */
@Entity
@Table(name = "audit_log")
class AuditEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    private OffsetDateTime at;

    @Column(name = "user_name")
    private String userName;

    private String action;

    private String subject;

    @Convert(converter = JsonColumn.class)
    private String detail;

    @Column(name = "remote_address")
    private String remoteAddress;

    protected AuditEntry() {}

    AuditEntry(OffsetDateTime at, String userName, String action, String subject, String detail, String remoteAddress) {
        this.at = at;
        this.userName = userName;
        this.action = action;
        this.subject = subject;
        this.detail = detail;
        this.remoteAddress = remoteAddress;
    }
}
