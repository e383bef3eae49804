/**
 * Everything that speaks to Moodle: web-service calls of the plugin {@code local_mzi}, in batches, and what its refusals
 * mean.
 *
 * <p>Operations: {@link org.mzi.moodle.MoodleClient#upsert} and {@link org.mzi.moodle.MoodleClient#delete} put records
 * into Moodle, {@link org.mzi.moodle.MoodleClient#eraseStudent} takes all of a student out of the plugin's tables,
 * {@link org.mzi.moodle.MoodleClient#siteInfo} tells what the site is and offers,
 * {@link org.mzi.moodle.MoodleClient#probe} proves that address, token, service and capability are right,
 * {@link org.mzi.moodle.MoodleClient#approvePhoto} passes on what was decided on a photo. {@link org.mzi.moodle.MoodleCourses}
 * creates, updates and finds courses and enrols users in them.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>Up to 500 records travel in one call where the site's plugin has the set-based functions, one a call where it is
 *       older. Which of the two is asked of the site and remembered for 10 minutes; a refused function is asked about at
 *       once.
 *   <li>There is one {@link org.mzi.moodle.RecordResult} for each record, in the order of the request; an answer that does
 *       not add up is a failure, never a guess. A record that Moodle refuses is a result; a call that it refuses is a
 *       {@link org.mzi.platform.Failure}, whose type says whether to try again, split, or pause Moodle.
 *   <li>Nothing is tried twice in here: that is the work engine's. Everything may be called again with the same records,
 *       which the JDK's HTTP client itself does once when a connection is dropped without an answer
 *       ({@code sun.net.http.retryPost}).
 *   <li>A call ends within the connect time-out plus the read time-out. At most eight calls run at a time on a node. After
 *       six failed ones in a row Moodle is not asked for five seconds ({@code moodle-circuit-open}).
 *   <li>A changed address, token or time-out holds from the next call on.
 *   <li>The token is sent in the body only, and neither it nor a record's content is logged or put into a problem's text.
 * </ul>
 *
 * <p>It leaves to others: what the records hold, what was pushed before, retries and pauses.
 */
package org.mzi.moodle;
