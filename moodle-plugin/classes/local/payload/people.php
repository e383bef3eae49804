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

namespace local_mzi\local\payload;

/**
 * Accounts by id, with the student that each is linked to.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class people {
    /** @var \stdClass[] */
    private array $byid = [];

    /**
     * Reads them.
     *
     * @param int[] $userids
     */
    public function __construct(array $userids) {
        global $DB;
        if (!$userids) {
            return;
        }
        [$in, $params] = $DB->get_in_or_equal(array_unique($userids));
        $names = \core_user\fields::for_name()->get_sql('u', false, '', '', false)->selects;
        $this->byid = $DB->get_records_sql(
            "SELECT u.id, u.username, u.email, u.idnumber, u.auth, u.confirmed, u.suspended, {$names},
                    s.zoho_student_id, t.zoho_teacher_id
               FROM {user} u
          LEFT JOIN {local_mzi_students} s ON s.moodle_user_id = u.id
          LEFT JOIN {local_mzi_teachers} t ON t.moodle_user_id = u.id
              WHERE u.deleted = 0 AND u.id {$in}",
            $params,
        );
    }

    /**
     * One account.
     *
     * @param int $userid
     * @return \stdClass|null null where it is gone
     */
    public function get(int $userid): ?\stdClass {
        return $this->byid[$userid] ?? null;
    }

    /**
     * The full name of one.
     *
     * @param int $userid
     * @return string empty where the account is gone
     */
    public function name(int $userid): string {
        $user = $this->get($userid);
        return $user === null ? '' : fullname($user, true);
    }

    /**
     * The names under which what is told says whom it is about.
     *
     * @param int $userid
     * @return array user_id, username, email, student_name, zoho_student_id
     */
    public function facts(int $userid): array {
        $user = $this->byid[$userid];
        return [
            'user_id' => (int) $user->id,
            'username' => $user->username,
            'email' => $user->email,
            'student_name' => $this->name($userid),
            'zoho_student_id' => $user->zoho_student_id,
        ];
    }
}
