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

/**
 * What a student is called.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class person_name {
    /**
     * The name to show.
     *
     * @param \stdClass $student with display_name, first_name, last_name, student_id and zoho_student_id
     * @return string the ids where there is no name
     */
    public static function of(\stdClass $student): string {
        $names = [
            $student->display_name,
            "{$student->first_name} {$student->last_name}",
            $student->student_id,
            $student->zoho_student_id,
        ];
        foreach ($names as $name) {
            if (trim((string) $name) !== '') {
                return trim($name);
            }
        }
        return '';
    }
}
