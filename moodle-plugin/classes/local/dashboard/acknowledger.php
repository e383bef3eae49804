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

namespace local_mzi\local\dashboard;

use local_mzi\local\outbox\fact;
use local_mzi\local\outbox\outbox;

/**
 * Notes that students took note of their grades.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class acknowledger {
    /** @var string */
    private const TABLE = 'local_mzi_grade_ack';

    /**
     * Notes it, once, and tells the bridge of it in the same transaction.
     *
     * @param int $userid account of the student
     * @param string $zohogradeid
     * @return bool whether it is new
     * @throws \moodle_exception nosuchgrade when it is no released grade of this student
     */
    public static function acknowledge(int $userid, string $zohogradeid): bool {
        global $DB;
        self::require_own($userid, $zohogradeid);
        $key = ['userid' => $userid, 'gradeid' => $zohogradeid];
        if ($DB->record_exists(self::TABLE, $key)) {
            return false;
        }
        try {
            self::store($userid, $key);
        } catch (\dml_write_exception $e) {
            // Two clicks at once: the other one has noted it.
            if (!$DB->record_exists(self::TABLE, $key)) {
                throw $e;
            }
            return false;
        }
        return true;
    }

    /**
     * Refuses what is no released grade of this student.
     *
     * @param int $userid
     * @param string $zohogradeid
     */
    private static function require_own(int $userid, string $zohogradeid): void {
        global $DB;
        $grade = $DB->get_record_sql(
            "SELECT g.id, g.grade_status
               FROM {local_mzi_grades} g
               JOIN {local_mzi_students} s ON s.zoho_student_id = g.zoho_student_id
              WHERE g.zoho_grade_id = :grade AND s.moodle_user_id = :userid AND s.deleted = 0 AND g.deleted = 0",
            ['grade' => $zohogradeid, 'userid' => $userid],
        );
        if (!$grade || !words::is_released($grade->grade_status)) {
            throw new \moodle_exception('nosuchgrade', 'local_mzi');
        }
    }

    /**
     * Writes both rows.
     *
     * @param int $userid
     * @param array $key
     */
    private static function store(int $userid, array $key): void {
        global $DB;
        $transaction = $DB->start_delegated_transaction();
        try {
            $DB->insert_record(self::TABLE, (object) ($key + ['timecreated' => \core\di::get(\core\clock::class)->time()]));
            (new outbox())->append(fact::grade_acknowledged($userid, $key['gradeid']));
            $transaction->allow_commit();
        } catch (\dml_write_exception $e) {
            $transaction->rollback($e);
        }
    }
}
