/**
 * The console's screens about who uses it: users, the audit trail, and each user's own account. A user whose password was
 * given by somebody else gets no other screen before it is changed.
 */
package org.mzi.console.accounts;
