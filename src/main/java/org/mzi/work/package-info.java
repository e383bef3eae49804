/**
 * The events and the engine that works through them. The row in table {@code event} is the truth; a JMS message only rings
 * the bell. What claims and finishes is {@link org.mzi.work.engine}; the events, and what may be done with them, are here.
 *
 * <p>Operations: {@link org.mzi.work.Inbox} stores events; {@link org.mzi.work.EventHandler}s, found by CDI, do the
 * work in batches; {@link org.mzi.work.Routes} tells which of them an event name of the outside means;
 * {@link org.mzi.work.Events} finds, {@link org.mzi.work.EventChanges} retries and discards;
 * {@link org.mzi.work.Waiting} lets go on what waits for another record;
 * {@link org.mzi.work.Destinations} tells which remote system is paused and why; {@link org.mzi.work.EventErasure} takes a
 * person's data out of events.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>An event that was stored is worked on until it is DONE, SKIPPED or COALESCED, or a person sees it PARKED or
 *       discards it; whatever node, broker or network dies meanwhile. Work may be done twice: handlers are idempotent.
 *   <li>One record at a time: two events with the same handler and record key are never worked on at once, on any node.
 *   <li>Pending events of a record join the newest one and share its fate, where the handler says that its events
 *       coalesce; otherwise they are done one by one, oldest first.
 *   <li>A claim is leased for {@code WORK_LEASE} (30 s) and renewed every five seconds while work goes on; an event whose
 *       node died ten times is parked. {@link org.mzi.work.Batch#whileClaimed} and
 *       {@link org.mzi.work.Batch#finish} touch nothing of an event whose claim was lost.
 *   <li>A batch that loses its database is given back within seconds of its return, without using up an attempt.
 *   <li>Storing goes before working: while much comes in on a node, one worker goes on there, half of the time.
 *   <li>A bell that is lost costs a second: a sweep finds what is due.
 *   <li>A retry uses up an attempt; waiting for a paused destination or for another record does not. When the {@code WORK_RETRY_SCHEDULE} is used
 *       up, the event is parked.
 *   <li>Events for a handler that is still to come, as a {@link org.mzi.work.EventHandler.Provider} announces it, stay PENDING
 *       until a release has it; they are neither parked nor removed.
 *   <li>When an event fails for the second time its destinations are probed, and one that does not answer is paused: an
 *       outage of days parks nothing, however few events there are.
 *   <li>Events that ended are removed after {@code RETENTION_EVENTS_DAYS} (90, at least 7), with their deduplication keys: a
 *       repeated event is recognised until then. Parked ones stay unless {@code RETENTION_PARKED_DAYS} is set; pending and
 *       running ones always stay.
 * </ul>
 *
 * <p>It knows nothing of what the events mean.
 */
package org.mzi.work;
