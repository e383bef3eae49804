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
use local_mzi\local\records\records;

/**
 * Creates or updates the grading definition of a unit.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class create_btec_definition extends base {
    /**
     * Parameters.
     *
     * @return external_function_parameters
     */
    public static function execute_parameters(): external_function_parameters {
        return new external_function_parameters([
            'name' => new external_value(PARAM_RAW, 'Name of the unit'),
            'description' => new external_value(PARAM_RAW, 'Its description', VALUE_DEFAULT, ''),
            'zoho_unit_id' => new external_value(PARAM_RAW, 'Zoho id of the unit'),
            'criteria' => new external_multiple_structure(new external_single_structure([
                'shortname' => new external_value(PARAM_RAW, 'e.g. P1'),
                'description' => new external_value(PARAM_RAW, 'What has to be shown', VALUE_DEFAULT, ''),
                'level' => new external_value(PARAM_INT, '1 pass, 2 merit, 3 distinction', VALUE_DEFAULT, 1),
                'sortorder' => new external_value(PARAM_INT, 'Place among all criteria, from 1'),
            ]), 'The criteria', VALUE_DEFAULT, []),
        ]);
    }

    /**
     * Writes the definition.
     *
     * @param string $name
     * @param string $description
     * @param string $zohounitid
     * @param array[] $criteria
     * @return array
     */
    public static function execute(string $name, string $description, string $zohounitid, array $criteria): array {
        $params = self::validate_parameters(self::execute_parameters(), [
            'name' => $name,
            'description' => $description,
            'zoho_unit_id' => $zohounitid,
            'criteria' => $criteria,
        ]);
        self::authorise();
        // The same key order as in the bridge's JSON, so that the two ways give the same content.
        $params['criteria'] = array_map(fn(array $one): \stdClass => (object) $one, $params['criteria']);
        $result = records::upsert('units', [(object) $params])[0];
        $answer = [
            'success' => $result->refusal === null,
            'message' => $result->refusal?->getMessage() ?? '',
            'definition_id' => $result->moodleid ?? 0,
            'criteria_count' => $result->refusal === null ? count($params['criteria']) : 0,
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
            'success' => new external_value(PARAM_BOOL, 'Whether Moodle has the definition as it was sent'),
            'message' => new external_value(PARAM_RAW, 'Record, field and reason when refused'),
            'definition_id' => new external_value(PARAM_INT, 'The grading definition; 0 when refused'),
            'criteria_count' => new external_value(PARAM_INT, 'Number of criteria'),
            'errorcode' => new external_value(PARAM_RAW, 'Why it is refused, e.g. btecmissing', VALUE_OPTIONAL),
        ]);
    }
}
