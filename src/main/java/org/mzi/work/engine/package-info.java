/**
 * The engine: wakes at the bell, claims batches of events that are due, has their handler do them, finishes them.
 *
 * <p>Nothing here is called from outside: the bell's message ({@link org.mzi.work.engine.BellListener}) and a timer wake it.
 * {@link org.mzi.work.engine.Sweep} is the timer: it finds what no bell told of, leases that ran out and destinations to be
 * probed. Handlers see a {@link org.mzi.work.Batch}.
 *
 * <p>The promises on order, fencing, leases and retries are those of {@link org.mzi.work}, whose store of events it works on.
 */
package org.mzi.work.engine;
