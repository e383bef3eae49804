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

use local_mzi\local\records\entity_types;

/**
 * Accounts that may be a student's, for a person who decides which one is: those that the linker looks at.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class candidates {
    /**
     * The accounts of a student.
     *
     * @param \stdClass $student row of local_mzi_students
     * @return \stdClass[] by id of the account: user (row with names, email, username, lastaccess); reasons: why it may be the one
     *     (zohoid, email, username, studentid); objection: why it cannot be, a string linkreason_…, or null; current: whether the
     *     student is linked to it; others: names of other students whose records point to it
     */
    public static function of(\stdClass $student): array {
        $type = entity_types::get('students');
        $zohoid = (string) $student->zoho_student_id;
        $email = linker::lower($student->academic_email);
        $emails = $email === null ? [] : [$email];
        $name = linker::lower($student->student_id);
        $ids = array_filter([(int) $student->zoho_moodle_user_id, (int) $student->moodle_user_id]);
        $accounts = new accounts($ids, $emails, $name === null ? [] : [$name]);
        $claims = new claims($type, [$student], $accounts, $emails);
        $users = self::users(array_keys($accounts->all()));
        $candidates = [];
        $pointing = [];
        foreach ($accounts->all() as $id => $account) {
            $pointing[$id] = array_diff($claims->to($account), [$zohoid]);
            $candidates[$id] = (object) [
                'user' => $users[$id],
                'reasons' => array_keys(array_filter([
                    'zohoid' => (int) $id === (int) $student->zoho_moodle_user_id,
                    'email' => $account->email === $email,
                    'username' => $account->username === $email,
                    'studentid' => $account->username === $name,
                ])),
                'objection' => linker::objection($account, $zohoid, $claims),
                'current' => (int) $id === (int) $student->moodle_user_id,
            ];
        }
        $names = self::names($pointing ? array_merge(...array_values($pointing)) : []);
        foreach ($candidates as $id => $candidate) {
            $candidate->others = array_values(array_intersect_key($names, array_flip($pointing[$id])));
        }
        return $candidates;
    }

    /**
     * What pages show of accounts.
     *
     * @param int[] $ids
     * @return \stdClass[] by id
     */
    private static function users(array $ids): array {
        global $DB;
        $fields = \core_user\fields::for_userpic()->including('username', 'lastaccess', 'suspended');
        return $DB->get_records_list('user', 'id', $ids, '', $fields->get_sql('', false, '', '', false)->selects);
    }

    /**
     * Names of students.
     *
     * @param string[] $zohoids
     * @return string[] by Zoho id
     */
    private static function names(array $zohoids): array {
        global $DB;
        $fields = 'zoho_student_id, student_id, display_name, first_name, last_name';
        $rows = $DB->get_records_list('local_mzi_students', 'zoho_student_id', $zohoids, '', $fields);
        return array_map(person_name::of(...), $rows);
    }
}
