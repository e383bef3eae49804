/**
 * The console's first screen: whether the bridge is well, what needs a hand, and the figures of the last hour or day. It shows
 * {@link org.mzi.monitoring.SystemHealth} and {@link org.mzi.monitoring.Overview}, refreshes every few seconds, and goes on
 * without a database: what is known stays, dimmed, until it is back.
 *
 * <p>Charts are SVG made here, of steps of equal length. Time runs from left to right in Arabic too, as its readers know it
 * from charts.
 */
package org.mzi.console.dashboard;
