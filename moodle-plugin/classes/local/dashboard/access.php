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
 * Who may see which student's pages.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class access {
    /**
     * Lets the current user go on if the pages are their own, or if they may see every student's. Whether the account is
     * there, or a student's, makes no difference to the refusal.
     *
     * @param int $userid whose pages
     * @throws \moodle_exception when they may not
     */
    public static function require_view(int $userid): void {
        global $USER;
        if (!isloggedin() || isguestuser()) {
            throw new \moodle_exception('noguest', 'local_mzi');
        }
        $own = $userid === (int) $USER->id;
        require_capability($own ? 'local/mzi:viewown' : 'local/mzi:viewstudents', \core\context\system::instance());
    }

    /**
     * Whether the current user may see somebody's pages.
     *
     * @param int $userid whose pages
     * @return bool
     */
    public static function can_view(int $userid): bool {
        global $USER;
        if (!isloggedin() || isguestuser()) {
            return false;
        }
        $own = $userid === (int) $USER->id;
        return has_capability($own ? 'local/mzi:viewown' : 'local/mzi:viewstudents', \core\context\system::instance());
    }

    /**
     * Whether the current user is the person whose pages they are: only the student acknowledges or asks for anything, not
     * staff, and not somebody who is logged in as the student.
     *
     * @param int $userid whose pages
     * @return bool
     */
    public static function is_student(int $userid): bool {
        global $USER;
        return $userid === (int) $USER->id && !\core\session\manager::is_loggedinas();
    }
}
