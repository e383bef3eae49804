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

use core_external\external_multiple_structure;
use core_external\external_single_structure;
use core_external\external_value;

/**
 * What the set-based functions have in common: one answer for each record, in the order of the request.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
abstract class set_based extends base {
    /**
     * Results as they are answered.
     *
     * @param \local_mzi\local\records\result[] $results
     * @return array[]
     */
    protected static function answer(array $results): array {
        return array_map(fn($result): array => $result->to_array(), $results);
    }

    /**
     * What is answered.
     *
     * @return external_multiple_structure
     */
    public static function execute_returns(): external_multiple_structure {
        return new external_multiple_structure(new external_single_structure([
            'zoho_id' => new external_value(PARAM_RAW, 'Zoho id of the record, as it was sent'),
            'ok' => new external_value(PARAM_BOOL, 'Whether Moodle has the record as it was sent'),
            'action' => new external_value(
                PARAM_ALPHA,
                'created, updated, unchanged, stale or deleted; left out for a refused record',
                VALUE_OPTIONAL,
            ),
            'moodle_id' => new external_value(
                PARAM_INT,
                'Id of the account, course or grading definition that the record stands for',
                VALUE_OPTIONAL,
            ),
            'status' => new external_value(
                PARAM_TEXT,
                'State in Moodle, e.g. waiting, enrolled, student_not_found',
                VALUE_OPTIONAL,
            ),
            'errorcode' => new external_value(PARAM_RAW, 'Why it is refused', VALUE_OPTIONAL),
            'message' => new external_value(PARAM_RAW, 'Record, field and reason', VALUE_OPTIONAL),
        ]));
    }
}
