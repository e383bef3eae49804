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

use local_mzi\local\outbox\outbox;
use local_mzi\local\payload\requests;

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

    /**
     * Erases a student; one who is not there is no error.
     *
     * @param string $zohoid of the student
     * @return int number of rows that were removed
     */
    public static function erase(string $zohoid): int {
        global $DB;
        $userid = self::account($zohoid);
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
            + self::remove_in('local_mzi_requests', 'id', $requests);
        if ($userid !== null) {
            $removed += self::remove('local_mzi_grade_ack', 'userid = ?', [$userid]) + (new outbox())->forget($userid);
        }
        foreach (self::TABLES as $table) {
            $removed += self::remove($table, 'zoho_student_id = ?', [$zohoid]);
        }
        $transaction->allow_commit();
        self::remove_files($requests, $userid);
        return $removed;
    }

    /**
     * The account of a student. One that was deleted in Zoho is not linked any more, but what they did still names it.
     *
     * @param string $zohoid of the student
     * @return int|null null when there is none, or when it is another student's by now
     */
    private static function account(string $zohoid): ?int {
        global $DB;
        foreach (['local_mzi_students', 'local_mzi_enrollments', 'local_mzi_requests'] as $table) {
            $select = 'zoho_student_id = ? AND moodle_user_id IS NOT NULL';
            foreach ($DB->get_fieldset_select($table, 'moodle_user_id', $select, [$zohoid]) as $userid) {
                $another = 'moodle_user_id = ? AND zoho_student_id <> ?';
                return $DB->record_exists_select('local_mzi_students', $another, [$userid, $zohoid]) ? null : (int) $userid;
            }
        }
        return null;
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
     * @param int|null $userid
     */
    private static function remove_files(array $requests, ?int $userid): void {
        $fs = get_file_storage();
        $systemid = \core\context\system::instance()->id;
        foreach ($requests as $request) {
            $fs->delete_area_files($systemid, 'local_mzi', requests::FILEAREA, $request);
        }
        $context = $userid === null ? false : \core\context\user::instance($userid, IGNORE_MISSING);
        if ($context) {
            $fs->delete_area_files($context->id, 'local_mzi');
        }
    }
}
