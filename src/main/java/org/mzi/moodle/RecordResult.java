package org.mzi.moodle;

import org.mzi.platform.Problem;

/**
 * What became of one record.
 *
 * @param action what Moodle did, e.g. {@code created}, {@code updated}, {@code deleted}, {@code stale}; {@code local} when
 *     Moodle has no place for such a record and nothing was sent; null when it does not say
 * @param moodleId id of what it stands for in Moodle (a user, a course, a grading definition), or null
 * @param status the record's state in Moodle, e.g. why a student is not enrolled yet, or null
 * @param problem why it was refused; null when {@code ok}
 */
public record RecordResult(String zohoId, boolean ok, String action, String moodleId, String status, Problem problem) {

    private static final String DATABASE = "moodle-dml";

    /** Action of records that Moodle has no place for. */
    public static final String LOCAL = "local";

    static RecordResult local(String zohoId) {
        return new RecordResult(zohoId, true, LOCAL, null, null, null);
    }

    static RecordResult refused(String zohoId, Problem problem) {
        return new RecordResult(zohoId, false, null, null, null, problem);
    }

    /** Whether a refusal may have been a passing fault of Moodle's database, so that it is worth a few more tries. */
    public boolean mayPass() {
        return !ok && problem.code().startsWith(DATABASE);
    }
}
