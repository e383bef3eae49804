/**
 * The bridge on a real Moodle, with the stand-in for Zoho alone: {@link org.mzi.live.RoundTrip}, which {@code
 * bin/test-moodle} runs. What must be in Moodle's tables is written down in {@code columns.txt}, apart from the product, and
 * read from the database, past the plugin.
 */
package org.mzi.live;
