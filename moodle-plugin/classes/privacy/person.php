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

namespace local_mzi\privacy;

use local_mzi\local\outbox\outbox;
use local_mzi\local\payload\requests;

/**
 * All rows about the holder of one account: those that name the account, and those of the student or teacher it is linked to.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class person {
    /** @var string picks the student that the account is linked to */
    private const STUDENT = 'SELECT s.zoho_student_id FROM {local_mzi_students} s WHERE s.moodle_user_id = :student';

    /** @var string picks the registrations of that student */
    private const REGISTRATION = 'SELECT r.zoho_registration_id
                                    FROM {local_mzi_registrations} r
                                    JOIN {local_mzi_students} s ON s.zoho_student_id = r.zoho_student_id
                                   WHERE s.moodle_user_id = :student';

    /** @var int */
    private int $userid;

    /**
     * Keeps who it is.
     *
     * @param int $userid
     */
    public function __construct(int $userid) {
        $this->userid = $userid;
    }

    /**
     * Conditions that find the rows, by table, in an order in which they can be deleted.
     *
     * @return array[] condition and its parameters
     */
    private function conditions(): array {
        $ofstudent = ['zoho_student_id IN (' . self::STUDENT . ')', ['student' => $this->userid]];
        $ofstudentoruser = [
            'moodle_user_id = :holder OR zoho_student_id IN (' . self::STUDENT . ')',
            ['holder' => $this->userid, 'student' => $this->userid],
        ];
        return [
            'local_mzi_installments' => [
                'zoho_registration_id IN (' . self::REGISTRATION . ')',
                ['student' => $this->userid],
            ],
            'local_mzi_payments' => $ofstudent,
            'local_mzi_registrations' => $ofstudent,
            'local_mzi_grades' => $ofstudent,
            'local_mzi_enrollments' => $ofstudentoruser,
            'local_mzi_requests' => $ofstudentoruser,
            'local_mzi_grade_ack' => ['userid = :holder', ['holder' => $this->userid]],
            'local_mzi_outbox' => (new outbox())->about($this->userid),
            'local_mzi_teachers' => ['moodle_user_id = :holder', ['holder' => $this->userid]],
            'local_mzi_students' => ['moodle_user_id = :holder', ['holder' => $this->userid]],
        ];
    }

    /**
     * Whether there is anything about the person.
     *
     * @return bool
     */
    public function is_known(): bool {
        global $DB;
        foreach ($this->conditions() as $table => [$condition, $params]) {
            if ($DB->record_exists_select($table, $condition, $params)) {
                return true;
            }
        }
        return $DB->record_exists('local_mzi_request_windows', ['usermodified' => $this->userid]);
    }

    /**
     * The rows, by table.
     *
     * @return \stdClass[][]
     */
    public function rows(): array {
        global $DB;
        $rows = [];
        foreach ($this->conditions() as $table => [$condition, $params]) {
            $rows[$table] = $DB->get_records_select($table, $condition, $params, 'id');
        }
        $rows['local_mzi_request_windows'] = $DB->get_records('local_mzi_request_windows', ['usermodified' => $this->userid], 'id');
        return $rows;
    }

    /**
     * What the person handed in: with requests, and photos.
     *
     * @return \stored_file[]
     */
    public function files(): array {
        global $DB;
        [$condition, $params] = $this->conditions()['local_mzi_requests'];
        $storage = get_file_storage();
        $systemid = \core\context\system::instance()->id;
        $requests = $DB->get_fieldset_select('local_mzi_requests', 'id', $condition, $params);
        $files = $requests
            ? $storage->get_area_files($systemid, 'local_mzi', requests::FILEAREA, $requests, 'id', false)
            : [];
        $context = \core\context\user::instance($this->userid, IGNORE_MISSING);
        $own = $context ? $storage->get_area_files($context->id, 'local_mzi', ['photo', 'photo_pending'], false, 'id', false) : [];
        return array_merge(array_values($files), array_values($own));
    }

    /**
     * Removes the rows, with the files that came with requests. Windows that the person set stay, without saying who set them.
     */
    public function delete(): void {
        global $DB;
        $files = $this->files();
        $transaction = $DB->start_delegated_transaction();
        foreach ($this->conditions() as $table => [$condition, $params]) {
            $DB->delete_records_select($table, $condition, $params);
        }
        $DB->set_field('local_mzi_request_windows', 'usermodified', 0, ['usermodified' => $this->userid]);
        foreach ($files as $file) {
            $file->delete();
        }
        $transaction->allow_commit();
    }
}
