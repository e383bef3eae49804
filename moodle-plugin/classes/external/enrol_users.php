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
use core_external\external_multiple_structure;
use core_external\external_single_structure;
use core_external\external_value;
use local_mzi\local\enrolment\course_team;
use local_mzi\local\records\records;

/**
 * Enrols users in a course with given roles.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class enrol_users extends base {
    /**
     * Parameters.
     *
     * @return external_function_parameters
     */
    public static function execute_parameters(): external_function_parameters {
        return new external_function_parameters([
            'courseid' => new external_value(PARAM_INT, 'The course'),
            'enrolmentsdata' => new external_value(PARAM_RAW, 'JSON array of {userid, roleid}'),
        ]);
    }

    /**
     * Enrols users.
     *
     * @param int $courseid
     * @param string $enrolmentsdata JSON
     * @return array
     */
    public static function execute(int $courseid, string $enrolmentsdata): array {
        $params = self::validate_parameters(self::execute_parameters(), compact('courseid', 'enrolmentsdata'));
        self::authorise();
        $wanted = self::json_array('enrolmentsdata', $params['enrolmentsdata'], records::MOST);
        $done = course_team::enrol($params['courseid'], $wanted);
        return $done + ['message' => $done['skipped'] ? get_string('usersskipped', 'local_mzi', count($done['skipped'])) : ''];
    }

    /**
     * What is answered.
     *
     * @return external_single_structure
     */
    public static function execute_returns(): external_single_structure {
        return new external_single_structure([
            'enrolled' => new external_value(PARAM_INT, 'How many have their role in the course now'),
            'skipped' => new external_multiple_structure(new external_value(PARAM_INT, 'Id of a user that there is not')),
            'message' => new external_value(PARAM_RAW, 'Empty, or that users were skipped'),
        ]);
    }
}
