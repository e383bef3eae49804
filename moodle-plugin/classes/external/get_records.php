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
use local_mzi\local\refused_call;

/**
 * Rows of one entity type with the hash of their content, by Zoho id or one stretch after the other.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class get_records extends base {
    /**
     * Parameters.
     *
     * @return external_function_parameters
     */
    public static function execute_parameters(): external_function_parameters {
        return new external_function_parameters([
            'entity' => new external_value(PARAM_ALPHANUMEXT, 'Entity type, e.g. students, or installments'),
            'zohoids' => new external_value(PARAM_RAW, 'JSON array of Zoho ids; empty for all', VALUE_DEFAULT, ''),
            'after_id' => new external_value(PARAM_INT, 'Without ids: id of the last row that is known', VALUE_DEFAULT, 0),
            'limit' => new external_value(
                PARAM_INT,
                'Without ids: most rows, up to ' . records::MOST_ROWS,
                VALUE_DEFAULT,
                records::MOST_ROWS,
            ),
        ]);
    }

    /**
     * Reads rows.
     *
     * @param string $entity
     * @param string $zohoids JSON
     * @param int $afterid
     * @param int $limit
     * @return array[] ascending by id
     */
    public static function execute(
        string $entity,
        string $zohoids = '',
        int $afterid = 0,
        int $limit = records::MOST_ROWS,
    ): array {
        $params = self::validate_parameters(self::execute_parameters(), [
            'entity' => $entity,
            'zohoids' => $zohoids,
            'after_id' => $afterid,
            'limit' => $limit,
        ]);
        self::authorise();
        $json = trim($params['zohoids']);
        $ids = $json === '' ? [] : self::json_array('zohoids', $json, records::MOST_ROWS);
        if (array_filter($ids, fn($id): bool => !is_string($id))) {
            throw new refused_call('zohoids: ids are texts');
        }
        if ($params['limit'] < 1 || $params['limit'] > records::MOST_ROWS || $params['after_id'] < 0) {
            throw new refused_call('limit: 1 to ' . records::MOST_ROWS . '; after_id: 0 or more');
        }
        return $ids
            ? records::by_zohoids($params['entity'], $ids)
            : records::after($params['entity'], $params['after_id'], $params['limit']);
    }

    /**
     * What is answered.
     *
     * @return external_multiple_structure
     */
    public static function execute_returns(): external_multiple_structure {
        return new external_multiple_structure(new external_single_structure([
            'id' => new external_value(PARAM_INT, 'Id of the row'),
            'zoho_id' => new external_value(PARAM_RAW, 'Zoho id'),
            'moodle_id' => new external_value(PARAM_INT, 'Id of the account, course or grading definition; 0 for none'),
            'zoho_modified_time' => new external_value(
                PARAM_INT,
                'Seconds since 1970; null when unknown',
                VALUE_REQUIRED,
                null,
                NULL_ALLOWED,
            ),
            'hash' => new external_value(PARAM_ALPHANUM, 'SHA-256 of the content'),
            'deleted' => new external_value(PARAM_BOOL, 'Whether it is marked as deleted'),
            'record' => new external_value(PARAM_RAW, 'The attributes as they are stored: JSON object of texts and nulls'),
        ]));
    }
}
