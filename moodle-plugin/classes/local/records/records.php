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

namespace local_mzi\local\records;

/**
 * The records that Zoho has and Moodle mirrors: what the web-service functions do, by name of the entity type.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class records {
    /** @var int most records of a call */
    public const MOST = 500;

    /** @var int most rows of an answer */
    public const MOST_ROWS = 1000;

    /**
     * Creates and updates records.
     *
     * @param string $entity
     * @param array $records decoded JSON
     * @return result[] one for each, in their order
     */
    public static function upsert(string $entity, array $records): array {
        $type = entity_types::get($entity);
        if (!$records) {
            return [];
        }
        return $entity === 'installments' ? (new installments())->replace($records) : (new upserter($type))->upsert($records);
    }

    /**
     * Deletes records.
     *
     * @param string $entity
     * @param array $zohoids decoded JSON
     * @return result[] one for each, in their order
     */
    public static function delete(string $entity, array $zohoids): array {
        $type = entity_types::get($entity);
        return $zohoids ? (new deleter($type))->delete($zohoids) : [];
    }

    /**
     * Rows by Zoho id.
     *
     * @param string $entity
     * @param string[] $zohoids
     * @return array[] ascending by id; see {@see self::shown()}
     */
    public static function by_zohoids(string $entity, array $zohoids): array {
        global $DB;
        $type = entity_types::get($entity);
        $rows = $DB->get_records_list($type->table, $type->idcolumn, $zohoids, 'id', '*', 0, self::MOST_ROWS);
        return array_map(fn(\stdClass $row): array => self::shown($type, $row), array_values($rows));
    }

    /**
     * The next rows.
     *
     * @param string $entity
     * @param int $afterid id of the last row that is known
     * @param int $limit
     * @return array[] ascending by id; see {@see self::shown()}
     */
    public static function after(string $entity, int $afterid, int $limit): array {
        global $DB;
        $type = entity_types::get($entity);
        $select = "id > ? AND {$type->idcolumn} IS NOT NULL";
        $rows = $DB->get_records_select($type->table, $select, [$afterid], 'id', '*', 0, min($limit, self::MOST_ROWS));
        return array_map(fn(\stdClass $row): array => self::shown($type, $row), array_values($rows));
    }

    /**
     * A row as the bridge is shown it. The hash is that of what the row says now, so that it differs where somebody else
     * wrote into the table.
     *
     * @param entity_type $type
     * @param \stdClass $row
     * @return array
     */
    private static function shown(entity_type $type, \stdClass $row): array {
        $record = [$type->idcolumn => $row->{$type->idcolumn}];
        foreach ($type->attributes as $attribute) {
            $record[$attribute->name] = $row->{$attribute->column};
        }
        return [
            'id' => (int) $row->id,
            'zoho_id' => $row->{$type->idcolumn},
            'moodle_id' => (int) ($row->moodle_user_id ?? $row->moodle_class_id ?? $row->definition_id ?? 0),
            'zoho_modified_time' => isset($row->zoho_modified_time) ? (int) $row->zoho_modified_time : null,
            'hash' => $type->hash($row),
            'deleted' => !empty($row->deleted),
            'record' => json_encode($record, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR),
        ];
    }
}
