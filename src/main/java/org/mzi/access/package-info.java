/**
 * Who may do what: accounts of the console, the token of the administration API, and the audit trail.
 *
 * <p>Operations: {@link org.mzi.access.LogIn} checks a user name and password; {@link org.mzi.access.AdminToken} checks a
 * bearer token; {@link org.mzi.access.AuditTrail} writes down who did what; {@link org.mzi.access.SameOrigin} tells a form
 * of this application from one that another site planted; {@link org.mzi.access.AuditErasure} takes a person's data out of
 * the audit trail.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>No account has a default password. The first one is made from {@code CONSOLE_ADMIN_USER} and
 *       {@code CONSOLE_ADMIN_PASSWORD}, once, while there is none; whatever number of nodes start at the same time.
 *   <li>Ten failed log-ins in a row lock an account for 15 minutes. They are counted in the database before the password
 *       is looked at, so neither more nodes nor parallel requests give more tries. An answer does not tell whether the
 *       account exists or is locked, and takes as long for an unknown name.
 *   <li>A session belongs to {@code /admin} alone: its cookie is sent nowhere else, and {@code /api}, {@code /health},
 *       {@code /metrics}, {@code /openapi} and {@code /docs} never make one.
 *   <li>Without {@code ADMIN_TOKEN} the administration API refuses everybody.
 *   <li>Entries of the audit trail are removed after {@code RETENTION_AUDIT_DAYS} (730).
 *   <li>An audit entry is written after the deed; if that fails the deed stands and the log says what is missing.
 * </ul>
 *
 * <p>Left to others: what an operator or a viewer may do is said where it is done (views and resources).
 */
package org.mzi.access;
