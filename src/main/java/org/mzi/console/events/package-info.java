/**
 * The console's screens of events and of problems: what was received, what became of it, what needs a hand, and what can be
 * done about it.
 *
 * <p>Changing needs the role operator, which {@link org.mzi.console.events.EventActions} checks whatever was clicked, and is
 * recorded in the audit trail. Many events are changed in the background, as many at most as the user has confirmed.
 */
package org.mzi.console.events;
