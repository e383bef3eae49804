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
 * Creates or updates one record.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
abstract class upsert_one extends single {
    /** @var string the parameter */
    protected const PARAMETER = '';

    /**
     * Parameters.
     *
     * @return external_function_parameters
     */
    public static function execute_parameters(): external_function_parameters {
        return new external_function_parameters([
            static::PARAMETER => new external_value(PARAM_RAW, 'JSON object with the attributes of the record'),
        ]);
    }

    /**
     * Creates or updates the record.
     *
     * @param string $data JSON
     * @return array
     */
    public static function execute(string $data): array {
        $params = self::validate_parameters(static::execute_parameters(), [static::PARAMETER => $data]);
        self::authorise();
        $record = self::json_object(static::PARAMETER, $params[static::PARAMETER]);
        return static::answer(records::upsert(static::ENTITY, [$record])[0]);
    }
}
