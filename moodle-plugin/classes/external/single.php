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

use core_external\external_single_structure;
use core_external\external_value;
use local_mzi\local\records\result;

/**
 * What the functions for one record have in common: a thin wrapper over the set-based ones, with an answer of their own.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
abstract class single extends base {
    /** @var string entity type */
    protected const ENTITY = '';

    /** @var string key of the row's id in the answer */
    protected const IDKEY = '';

    /** @var string[] what else is answered: moodle_user_id, enrol_status */
    protected const MORE = [];

    /**
     * A result as it is answered.
     *
     * @param result $result
     * @return array
     */
    protected static function answer(result $result): array {
        $answer = [
            'success' => $result->refusal === null,
            'action' => $result->action ?? '',
            static::IDKEY => $result->rowid ?? 0,
            'moodle_user_id' => $result->moodleid,
            'enrol_status' => $result->status,
            'message' => $result->refusal?->getMessage() ?? '',
        ];
        if ($result->refusal !== null) {
            $answer['errorcode'] = $result->refusal->errorcode;
        }
        return array_diff_key($answer, array_flip(array_diff(['moodle_user_id', 'enrol_status'], static::MORE)));
    }

    /**
     * What is answered.
     *
     * @return external_single_structure
     */
    public static function execute_returns(): external_single_structure {
        $more = [
            'moodle_user_id' => new external_value(
                PARAM_INT,
                'The account; null while there is none',
                VALUE_REQUIRED,
                null,
                NULL_ALLOWED,
            ),
            'enrol_status' => new external_value(
                PARAM_ALPHAEXT,
                'enrolled, student_not_found, course_not_found, unenrolled, suspended or failed',
                VALUE_REQUIRED,
                null,
                NULL_ALLOWED,
            ),
        ];
        return new external_single_structure([
            'success' => new external_value(PARAM_BOOL, 'Whether Moodle has the record as it was sent'),
            'action' => new external_value(PARAM_ALPHA, 'created, updated, unchanged, stale or deleted; empty when refused'),
            static::IDKEY => new external_value(PARAM_INT, 'Id of the row; 0 when there is none'),
        ] + array_intersect_key($more, array_flip(static::MORE)) + [
            'message' => new external_value(PARAM_RAW, 'Record, field and reason when refused'),
            'errorcode' => new external_value(PARAM_RAW, 'Why it is refused', VALUE_OPTIONAL),
        ]);
    }
}
