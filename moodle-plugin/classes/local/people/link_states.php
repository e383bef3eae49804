<?php
// This file is part of Moodle - https://moodle.org/
//
// Moodle is free software: you can redistribute it and/or modify
// it under the terms of the GNU General Public License as published by
// the Free Software Foundation, either version 3 of the License, or
// (at your option) any later version.
//
// Moodle is distributed in the hope that it will be useful,
// but WITHOUT ANY WARRANTY; without even the implied warranty of
// MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
// GNU General Public License for more details.
//
// You should have received a copy of the GNU General Public License
// along with Moodle.  If not, see <https://www.gnu.org/licenses/>.

namespace local_mzi\local\people;

use core_reportbuilder\local\helpers\database;

/**
 * How students stand with their accounts, for people: of the linker's states, but what waits for somebody to mend something is
 * called a problem.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class link_states {
    /** @var string the record is not as an account needs it, or an enrolment failed: somebody has to mend something */
    public const PROBLEM = 'problem';

    /** @var string[] all states */
    public const ALL = [linker::LINKED, linker::WAITING, linker::AMBIGUOUS, self::PROBLEM, linker::DELETED];

    /**
     * The state of a row.
     *
     * @param string $alias of local_mzi_students
     * @return string SQL that gives one of ALL
     */
    public static function sql(string $alias): string {
        $reason = "COALESCE({$alias}.link_reason, 'noaccount')";
        return "CASE WHEN {$alias}.deleted = 1 THEN 'deleted'
                     WHEN {$alias}.link_status = 'ambiguous' THEN 'ambiguous'
                     WHEN {$alias}.link_status <> 'linked' AND {$reason} = 'noaccount' THEN 'waiting'
                     WHEN {$alias}.link_status <> 'linked' THEN 'problem'
                     WHEN " . self::failed_enrolments($alias) . " > 0 THEN 'problem'
                     ELSE 'linked' END";
    }

    /**
     * How many of a student's enrolments Moodle refused.
     *
     * @param string $alias of local_mzi_students
     * @return string SQL that gives a number
     */
    public static function failed_enrolments(string $alias): string {
        return "(SELECT COUNT(1)
                   FROM {local_mzi_enrollments} {$alias}failed
                  WHERE {$alias}failed.zoho_student_id = {$alias}.zoho_student_id AND {$alias}failed.deleted = 0
                        AND {$alias}failed.enrol_status = 'failed')";
    }

    /**
     * What finds students by a part of their name, student id, e-mail addresses or Zoho id.
     *
     * @param string $alias of local_mzi_students
     * @param string $search blank for all
     * @return array condition and its parameters
     */
    public static function search(string $alias, string $search): array {
        global $DB;
        $search = trim($search);
        if ($search === '') {
            return ['1 = 1', []];
        }
        $fullname = $DB->sql_concat("COALESCE({$alias}.first_name, '')", "' '", "COALESCE({$alias}.last_name, '')");
        $or = [];
        $params = [];
        foreach ([$fullname, 'display_name', 'student_id', 'academic_email', 'email', 'zoho_student_id'] as $column) {
            $name = database::generate_param_name();
            $or[] = $DB->sql_like($column === $fullname ? $column : "{$alias}.{$column}", ":{$name}", false, false);
            $params[$name] = '%' . $DB->sql_like_escape($search) . '%';
        }
        return ['(' . implode(' OR ', $or) . ')', $params];
    }

    /**
     * How many students are in which state.
     *
     * @param string $search of those that this finds; blank for all
     * @return int[] by each of ALL
     */
    public static function counts(string $search = ''): array {
        global $DB;
        [$where, $params] = self::search('s', $search);
        $states = self::sql('s');
        $found = $DB->get_records_sql_menu(
            "SELECT counted.linkstate, COUNT(1)
               FROM (SELECT {$states} AS linkstate FROM {local_mzi_students} s WHERE {$where}) counted
           GROUP BY counted.linkstate",
            $params,
        );
        return array_map('intval', array_merge(array_fill_keys(self::ALL, 0), $found));
    }
}
