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
use local_mzi\local\records\records;

/**
 * Deletes the grading definition of a unit; again it is no error.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class delete_btec_definition extends base {
    /**
     * Parameters.
     *
     * @return external_function_parameters
     */
    public static function execute_parameters(): external_function_parameters {
        return new external_function_parameters([
            'zoho_unit_id' => new external_value(PARAM_RAW, 'Zoho id of the unit'),
        ]);
    }

    /**
     * Deletes the definition.
     *
     * @param string $zohounitid
     * @return array
     */
    public static function execute(string $zohounitid): array {
        $params = self::validate_parameters(self::execute_parameters(), ['zoho_unit_id' => $zohounitid]);
        self::authorise();
        $result = records::delete('units', [$params['zoho_unit_id']])[0];
        $answer = [
            'success' => $result->refusal === null,
            'message' => $result->refusal?->getMessage() ?? '',
            'definition_id' => $result->moodleid ?? 0,
        ];
        return $result->refusal === null ? $answer : $answer + ['errorcode' => $result->refusal->errorcode];
    }

    /**
     * What is answered.
     *
     * @return external_single_structure
     */
    public static function execute_returns(): external_single_structure {
        return new external_single_structure([
            'success' => new external_value(PARAM_BOOL, 'Whether the definition is gone'),
            'message' => new external_value(PARAM_RAW, 'What went wrong, if anything'),
            'definition_id' => new external_value(PARAM_INT, 'The grading definition that there was; 0 for none'),
            'errorcode' => new external_value(PARAM_RAW, 'Why it is refused, e.g. btecmissing', VALUE_OPTIONAL),
        ]);
    }
}
