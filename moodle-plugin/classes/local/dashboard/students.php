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

/**
 * Finds the student that an account is linked to.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class students {
    /**
     * The student of an account.
     *
     * @param int $userid
     * @return \stdClass|null row of local_mzi_students; null while the account is linked to none
     */
    public static function of_user(int $userid): ?\stdClass {
        global $DB;
        return $DB->get_record('local_mzi_students', ['moodle_user_id' => $userid, 'deleted' => 0]) ?: null;
    }

    /**
     * Whether an account is a student's.
     *
     * @param int $userid
     * @return bool
     */
    public static function is_student(int $userid): bool {
        global $DB;
        return $DB->record_exists('local_mzi_students', ['moodle_user_id' => $userid, 'deleted' => 0]);
    }
}
