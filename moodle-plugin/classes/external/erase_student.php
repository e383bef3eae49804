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
use local_mzi\local\records\eraser;
use local_mzi\local\refused_call;

/**
 * Removes all that the plugin holds about a student, for good; again it is no error.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class erase_student extends base {
    /**
     * Parameters.
     *
     * @return external_function_parameters
     */
    public static function execute_parameters(): external_function_parameters {
        return new external_function_parameters([
            'zoho_student_id' => new external_value(PARAM_RAW, 'Zoho id of the student'),
        ]);
    }

    /**
     * Erases the student.
     *
     * @param string $zohostudentid
     * @return array
     */
    public static function execute(string $zohostudentid): array {
        $params = self::validate_parameters(self::execute_parameters(), ['zoho_student_id' => $zohostudentid]);
        self::authorise();
        if (!preg_match('/^[0-9]{1,19}$/D', $params['zoho_student_id'])) {
            throw new refused_call('zoho_student_id: 1 to 19 digits');
        }
        $records = eraser::erase($params['zoho_student_id']);
        return ['success' => true, 'action' => $records ? 'erased' : 'absent', 'records' => $records, 'message' => ''];
    }

    /**
     * What is answered.
     *
     * @return external_single_structure
     */
    public static function execute_returns(): external_single_structure {
        return new external_single_structure([
            'success' => new external_value(PARAM_BOOL, 'True'),
            'action' => new external_value(PARAM_ALPHA, 'erased, or absent when there was nothing'),
            'records' => new external_value(PARAM_INT, 'Number of rows that were removed'),
            'message' => new external_value(PARAM_RAW, 'Empty'),
        ]);
    }
}
