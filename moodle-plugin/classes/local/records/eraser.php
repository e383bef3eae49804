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

namespace local_mzi\local\records;

/**
 * Removes all that the plugin holds about a student, for good. What is Moodle's own (account, enrolments, grades) is left
 * to Moodle's privacy tools.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class eraser {
    /** @var string[] tables with a column zoho_student_id, those that depend on others first */
    private const TABLES = [
        'local_mzi_payments',
        'local_mzi_grades',
        'local_mzi_enrollments',
        'local_mzi_registrations',
        'local_mzi_students',
    ];

    /** @var string file area of what is handed in with a request; the item is the request's row */
    public const REQUEST_FILES = 'request';

    /**
     * Erases a student; one who is not there is no error.
     *
     * @param string $zohoid of the student
     * @return int number of rows that were removed
     */
    public static function erase(string $zohoid): int {
        global $DB;
        $userid = $DB->get_field('local_mzi_students', 'moodle_user_id', ['zoho_student_id' => $zohoid]) ?: null;
        $registrations = $DB->get_fieldset('local_mzi_registrations', 'zoho_registration_id', ['zoho_student_id' => $zohoid]);
        $grades = $DB->get_fieldset('local_mzi_grades', 'zoho_grade_id', ['zoho_student_id' => $zohoid]);
        $requests = $DB->get_fieldset_select(
            'local_mzi_requests',
            'id',
            'zoho_student_id = ? OR (zoho_student_id IS NULL AND moodle_user_id = ?)',
            [$zohoid, $userid],
        );
        $transaction = $DB->start_delegated_transaction();
        $removed = self::remove_in('local_mzi_installments', 'zoho_registration_id', $registrations)
            + self::remove_in('local_mzi_payments', 'zoho_registration_id', $registrations)
            + self::remove_in('local_mzi_grade_ack', 'gradeid', $grades)
            + self::remove_in('local_mzi_requests', 'id', $requests)
            + self::remove_outbox($zohoid, $userid);
        if ($userid !== null) {
            $removed += self::remove('local_mzi_grade_ack', 'userid = ?', [$userid]);
        }
        foreach (self::TABLES as $table) {
            $removed += self::remove($table, 'zoho_student_id = ?', [$zohoid]);
        }
        $transaction->allow_commit();
        self::remove_files($requests, $userid);
        return $removed;
    }

    /**
     * Removes what waits for the bridge about a student, or was sent.
     *
     * @param string $zohoid
     * @param int|string|null $userid
     * @return int number of rows
     */
    private static function remove_outbox(string $zohoid, $userid): int {
        global $DB;
        // Payloads are JSON as this plugin writes it: no blanks between a key and its value.
        $needles = ['"zoho_student_id":"' . $zohoid . '"'];
        if ($userid !== null) {
            foreach (['userid', 'user_id', 'moodle_user_id', 'relateduserid'] as $key) {
                foreach (['"%s":%d,', '"%s":%d}', '"%s":"%d"'] as $form) {
                    $needles[] = sprintf($form, $key, $userid);
                }
            }
        }
        $likes = [];
        $params = [];
        foreach ($needles as $needle) {
            $likes[] = $DB->sql_like('payload', '?');
            $params[] = '%' . $DB->sql_like_escape($needle) . '%';
        }
        return self::remove('local_mzi_outbox', implode(' OR ', $likes), $params);
    }

    /**
     * Removes rows whose column has one of some values.
     *
     * @param string $table
     * @param string $column
     * @param array $values
     * @return int number of rows
     */
    private static function remove_in(string $table, string $column, array $values): int {
        global $DB;
        if (!$values) {
            return 0;
        }
        [$insql, $params] = $DB->get_in_or_equal($values);
        return self::remove($table, "$column $insql", $params);
    }

    /**
     * Removes rows.
     *
     * @param string $table
     * @param string $select
     * @param array $params
     * @return int number of rows
     */
    private static function remove(string $table, string $select, array $params): int {
        global $DB;
        $count = $DB->count_records_select($table, $select, $params);
        if ($count > 0) {
            $DB->delete_records_select($table, $select, $params);
        }
        return $count;
    }

    /**
     * Removes files.
     *
     * @param int[] $requests ids of rows
     * @param int|string|null $userid
     */
    private static function remove_files(array $requests, $userid): void {
        $fs = get_file_storage();
        $systemid = \core\context\system::instance()->id;
        foreach ($requests as $request) {
            $fs->delete_area_files($systemid, 'local_mzi', self::REQUEST_FILES, $request);
        }
        $context = $userid === null ? false : \core\context\user::instance($userid, IGNORE_MISSING);
        if ($context) {
            $fs->delete_area_files($context->id, 'local_mzi');
        }
    }
}
