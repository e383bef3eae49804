/**
 * The administration API under {@code /api/v1}, for programs. Documented at {@code /openapi}, browsable at {@code /docs}.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>Everything but {@code health} asks for {@code Authorization: Bearer <ADMIN_TOKEN>}, checked before anything else
 *       ({@link org.mzi.api.AdminOnly}); no request makes a session.
 *   <li>Every error, of all resources of the application, is an RFC 9457 problem: what was wrong and where, never a stack
 *       trace. One that is the application's own fault carries a reference that finds it in the log.
 *   <li>Lists are paged by key: a page stays right while events arrive.
 *   <li>A request that changes many events names a filter, or says {@code "all": true}; a member that it does not know is
 *       refused, so that a misspelt filter never widens what is changed.
 * </ul>
 *
 * <p>Resources only translate between HTTP and the packages that do the work.
 */
package org.mzi.api;
