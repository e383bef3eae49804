/**
 * What the system says about itself: health, metrics and the figures behind them.
 *
 * <p>Operations: {@link org.mzi.monitoring.Statistics} gives the figures; {@link org.mzi.monitoring.NodeState}
 * says whether this node works, and if not, why; {@link org.mzi.monitoring.DiskState} whether there is space left; {@code
 * /health/live}, {@code /health/ready} and
 * {@code /metrics} are MicroProfile Health and Metrics.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>{@code /health/ready} is about this node's database and its migrations alone: a node must not leave the proxy
 *       because Zoho or Moodle is down. It answers within about three seconds while PostgreSQL does not.
 *   <li>The figures are at most five seconds old and cost three short queries, whoever asks and however often. While the
 *       database is away the gauges read NaN.
 *   <li>Every five minutes one node lets each {@link org.mzi.platform.Retention} remove what its package has kept for long
 *       enough; each has a minute, half of which the database is left alone. A round that a node took with it is made up for
 *       within ten minutes.
 *   <li>Free space on this node, and the size of the database, are at most ten seconds old; that PostgreSQL said its disk is
 *       full is told for a minute. No database tells a plain user how much space its disk has left.
 * </ul>
 */
package org.mzi.monitoring;
