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
 * What a grade is called in Zoho. Plain rules: nothing here asks Moodle.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class names {
    /**
     * The value of Moodle_Grade_Composite_Key, under which Zoho keeps one record for a student and an assignment.
     *
     * @param int $userid
     * @param int $courseid
     * @param int $assignmentid
     * @return string
     */
    public static function composite_key(int $userid, int $courseid, int $assignmentid): string {
        return "{$userid}_{$courseid}_{$assignmentid}";
    }

    /**
     * The value of BTEC_Grade_Name.
     *
     * @param string $student
     * @param string $course
     * @param string $letter
     * @param string $date yyyy-MM-dd
     * @return string
     */
    public static function grade(string $student, string $course, string $letter, string $date): string {
        return "{$student} - {$course} - {$letter} - {$date}";
    }

    /**
     * The grade that a criterion counts for, from its code.
     *
     * @param string $code such as P1
     * @return string Pass, Merit or Distinction; empty for another code
     */
    public static function level(string $code): string {
        return match (strtoupper(substr(trim($code), 0, 1))) {
            'P' => 'Pass',
            'M' => 'Merit',
            'D' => 'Distinction',
            default => '',
        };
    }
}
