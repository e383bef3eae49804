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
use local_mzi\local\records\entity_types;
use local_mzi\local\records\records;

/**
 * Deletes one record; one that is not there is no error.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
abstract class delete_one extends single {
    /**
     * Parameters.
     *
     * @return external_function_parameters
     */
    public static function execute_parameters(): external_function_parameters {
        return new external_function_parameters([
            entity_types::get(static::ENTITY)->idcolumn => new external_value(PARAM_RAW, 'Zoho id of the record'),
        ]);
    }

    /**
     * Deletes the record.
     *
     * @param string $zohoid
     * @return array
     */
    public static function execute(string $zohoid): array {
        $key = entity_types::get(static::ENTITY)->idcolumn;
        $params = self::validate_parameters(static::execute_parameters(), [$key => $zohoid]);
        self::authorise();
        return static::answer(records::delete(static::ENTITY, [$params[$key]])[0]);
    }
}
