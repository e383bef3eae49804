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
use core_external\external_value;
use local_mzi\local\records\records;

/**
 * Creates and updates records of one entity type.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class upsert_records extends set_based {
    /**
     * Parameters.
     *
     * @return external_function_parameters
     */
    public static function execute_parameters(): external_function_parameters {
        return new external_function_parameters([
            'entity' => new external_value(PARAM_ALPHANUMEXT, 'Entity type, e.g. students, or installments'),
            'recordsdata' => new external_value(PARAM_RAW, 'JSON array of at most ' . records::MOST . ' objects'),
        ]);
    }

    /**
     * Creates and updates records.
     *
     * @param string $entity
     * @param string $recordsdata JSON
     * @return array[] one result for each, in their order
     */
    public static function execute(string $entity, string $recordsdata): array {
        $params = self::validate_parameters(self::execute_parameters(), compact('entity', 'recordsdata'));
        self::authorise();
        $records = self::json_array('recordsdata', $params['recordsdata'], records::MOST);
        return self::answer(records::upsert($params['entity'], $records));
    }
}
