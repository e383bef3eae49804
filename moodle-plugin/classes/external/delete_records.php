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
 * Deletes records of one entity type.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class delete_records extends set_based {
    /**
     * Parameters.
     *
     * @return external_function_parameters
     */
    public static function execute_parameters(): external_function_parameters {
        return new external_function_parameters([
            'entity' => new external_value(PARAM_ALPHANUMEXT, 'Entity type, e.g. students, or installments'),
            'zohoids' => new external_value(PARAM_RAW, 'JSON array of at most ' . records::MOST . ' Zoho ids'),
        ]);
    }

    /**
     * Deletes records; one that is not there is no error.
     *
     * @param string $entity
     * @param string $zohoids JSON
     * @return array[] one result for each, in their order
     */
    public static function execute(string $entity, string $zohoids): array {
        $params = self::validate_parameters(self::execute_parameters(), compact('entity', 'zohoids'));
        self::authorise();
        $ids = self::json_array('zohoids', $params['zohoids'], records::MOST);
        return self::answer(records::delete($params['entity'], $ids));
    }
}
