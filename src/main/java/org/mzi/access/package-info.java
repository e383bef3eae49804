/**
 * Who may do what: accounts of the console, the token of the administration API, and the audit trail.
 *
 * <p>Operations: {@link org.mzi.access.ConsoleSessions} logs a user in and says of each request whether its session goes
 * on; {@link org.mzi.access.Accounts} manages accounts, {@link org.mzi.access.OwnPassword} lets users change their own
 * passwords; {@link org.mzi.access.AdminToken} checks a bearer token; {@link org.mzi.access.AuditTrail} writes down who did
 * what and {@link org.mzi.access.AuditLog} reads it; {@link org.mzi.access.SameOrigin} tells a form of this application
 * from one that another site planted; {@link org.mzi.access.AuditErasure} takes a person's data out of the audit trail.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>No account has a default password. The first one is made from {@code CONSOLE_ADMIN_USER} and
 *       {@code CONSOLE_ADMIN_PASSWORD}, once, while there is none; whatever number of nodes start at the same time.
 *   <li>Ten failed log-ins in a row lock an account for 15 minutes. They are counted in the database before the password
 *       is looked at, so neither more nodes nor parallel requests give more tries. An answer does not tell whether the
 *       account exists or is locked, and takes as long for an unknown name.
 *   <li>While the database is away a log-in is answered as unavailable, never as a wrong password. It counts as a try only
 *       if the database went away between counting and taking back; the next success takes it back.
 *   <li>A session ends when its user has done nothing for {@code CONSOLE_SESSION_IDLE_END}, and
 *       {@code CONSOLE_SESSION_END} after the log-in. A page that polls does not keep it alive: what is the user's doing is
 *       said by the caller, who may ask when the session ends and warn.
 *   <li>Disabling an account, changing its role or its password ends its sessions: at once on the node that does it, within
 *       two seconds of the next request on the others. For that an account has a session epoch, which sessions remember.
 *       While the database is away sessions go on as they were.
 *   <li>A password that somebody else has seen must be changed before anything else is done. It is shown once and stored
 *       only as a hash.
 *   <li>One enabled administrator always remains, also when two demote each other at the same time on two nodes.
 *   <li>A session belongs to {@code /admin} alone: its cookie is sent nowhere else, and {@code /api}, {@code /health},
 *       {@code /metrics}, {@code /openapi} and {@code /docs} never make one. It gives no right on the administration API.
 *   <li>Without {@code ADMIN_TOKEN} the administration API refuses everybody.
 *   <li>Entries of the audit trail are removed after {@code RETENTION_AUDIT_DAYS} (730).
 *   <li>An audit entry is written after the deed; if that fails the deed stands and the log says what is missing.
 * </ul>
 *
 * <p>Left to others: what an operator or a viewer may do is said where it is done (views and resources).
 */
package org.mzi.access;
