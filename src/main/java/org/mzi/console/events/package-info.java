/** The console's screen of events: what was received, what became of it, and what can be done about it. */
package org.mzi.console.events;
