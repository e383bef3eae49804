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

namespace local_mzi\local\grading;

/**
 * When a student's work is due. Plain rules: nothing here asks Moodle.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class deadline {
    /**
     * The due date of one student, in seconds since 1970.
     *
     * A user override stands before a group override, and either before the assignment's own date; an extension counts where
     * it is later. That is how mod_assign reckons.
     *
     * @param int $assignment of the assignment; 0 for none
     * @param int|null $user of the student's override, or null
     * @param int|null $group of the override of the student's group, or null
     * @param int $extension granted to the student; 0 for none
     * @return int 0 where there is no due date
     */
    public static function of(int $assignment, ?int $user, ?int $group, int $extension): int {
        $due = $user ?? $group ?? $assignment;
        return $due === 0 ? 0 : max($due, $extension);
    }
}
