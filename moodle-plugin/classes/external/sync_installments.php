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
 * Replaces the instalments of a registration.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class sync_installments extends base {
    /**
     * Parameters.
     *
     * @return external_function_parameters
     */
    public static function execute_parameters(): external_function_parameters {
        return new external_function_parameters([
            'zoho_registration_id' => new external_value(PARAM_RAW, 'Zoho id of the registration'),
            'installmentsdata' => new external_value(PARAM_RAW, 'JSON array of instalments, in their order'),
        ]);
    }

    /**
     * Replaces the instalments.
     *
     * @param string $zohoregistrationid
     * @param string $installmentsdata JSON
     * @return array
     */
    public static function execute(string $zohoregistrationid, string $installmentsdata): array {
        $params = self::validate_parameters(self::execute_parameters(), [
            'zoho_registration_id' => $zohoregistrationid,
            'installmentsdata' => $installmentsdata,
        ]);
        self::authorise();
        $rows = self::json_array('installmentsdata', $params['installmentsdata'], records::MOST);
        $schedule = (object) ['zoho_registration_id' => $params['zoho_registration_id'], 'installments' => $rows];
        $result = records::upsert('installments', [$schedule])[0];
        $answer = [
            'success' => $result->refusal === null,
            'action' => $result->action ?? '',
            'count' => $result->refusal === null ? count($rows) : 0,
            'message' => $result->refusal?->getMessage() ?? '',
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
            'success' => new external_value(PARAM_BOOL, 'Whether Moodle has the instalments as they were sent'),
            'action' => new external_value(PARAM_ALPHA, 'created, updated or unchanged; empty when refused'),
            'count' => new external_value(PARAM_INT, 'Number of instalments'),
            'message' => new external_value(PARAM_RAW, 'Record, field and reason when refused'),
            'errorcode' => new external_value(PARAM_RAW, 'Why it is refused', VALUE_OPTIONAL),
        ]);
    }
}
