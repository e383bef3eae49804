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

namespace local_mzi\external;

use core_external\external_function_parameters;
use core_external\external_single_structure;
use core_external\external_value;

/**
 * The account of a student and the course of a class.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class get_moodle_ids extends base {
    /**
     * Parameters.
     *
     * @return external_function_parameters
     */
    public static function execute_parameters(): external_function_parameters {
        return new external_function_parameters([
            'zoho_student_id' => new external_value(PARAM_ALPHANUM, 'Zoho id of a student', VALUE_DEFAULT, ''),
            'zoho_class_id' => new external_value(PARAM_ALPHANUM, 'Zoho id of a class', VALUE_DEFAULT, ''),
        ]);
    }

    /**
     * Looks the ids up.
     *
     * @param string $zohostudentid
     * @param string $zohoclassid
     * @return array
     */
    public static function execute(string $zohostudentid = '', string $zohoclassid = ''): array {
        global $DB;
        $params = self::validate_parameters(self::execute_parameters(), [
            'zoho_student_id' => $zohostudentid,
            'zoho_class_id' => $zohoclassid,
        ]);
        self::authorise();
        $student = ['zoho_student_id' => $params['zoho_student_id'], 'deleted' => 0];
        $class = ['zoho_class_id' => $params['zoho_class_id'], 'deleted' => 0];
        return [
            'moodle_user_id' => (int) $DB->get_field('local_mzi_students', 'moodle_user_id', $student),
            'moodle_course_id' => (int) $DB->get_field('local_mzi_classes', 'moodle_class_id', $class),
        ];
    }

    /**
     * What is answered.
     *
     * @return external_single_structure
     */
    public static function execute_returns(): external_single_structure {
        return new external_single_structure([
            'moodle_user_id' => new external_value(PARAM_INT, 'The account; 0 when there is none'),
            'moodle_course_id' => new external_value(PARAM_INT, 'The course; 0 when there is none'),
        ]);
    }
}
