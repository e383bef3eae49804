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
 * Payment schedules: the instalments of registrations, replaced as a set, all of a call in one transaction. A schedule
 * is an object {zoho_registration_id, installments: […]}; it may come before its registration.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class installments {
    /** @var int most instalments of a schedule */
    private const MOST = 200;

    /** @var entity_type */
    private readonly entity_type $type;

    /**
     * The schedules.
     */
    public function __construct() {
        $this->type = entity_types::get('installments');
    }

    /**
     * Replaces schedules.
     *
     * @param array $records decoded JSON
     * @return result[] one for each, in their order
     */
    public function replace(array $records): array {
        $validator = new validator($this->type);
        $results = [];
        $schedules = [];
        $ids = [];
        foreach ($records as $index => $record) {
            try {
                $ids[$index] = $validator->zohoid($record);
                $schedules[$ids[$index]] = $this->rows($validator, $ids[$index], $record);
            } catch (refusal $refusal) {
                unset($ids[$index]);
                $results[$index] = new result($validator->told_id($record), refusal: $refusal);
            }
        }
        $actions = $this->write($schedules);
        foreach ($ids as $index => $id) {
            $results[$index] = new result((string) $id, $actions[$id]);
        }
        ksort($results);
        return array_values($results);
    }

    /**
     * The rows of a schedule.
     *
     * @param validator $validator
     * @param string $zohoid of the registration
     * @param \stdClass $record
     * @return \stdClass[]
     * @throws refusal
     */
    private function rows(validator $validator, string $zohoid, \stdClass $record): array {
        $given = $record->installments ?? null;
        if (!is_array($given) || count($given) > self::MOST) {
            throw new refusal('invalidparameter', get_string('invalidfield', 'local_mzi', (object) [
                'entity' => $this->type->name,
                'id' => $zohoid,
                'field' => 'installments',
                'reason' => get_string('reason_installments', 'local_mzi', self::MOST),
            ]));
        }
        $rows = [];
        foreach ($given as $index => $installment) {
            if (!$installment instanceof \stdClass) {
                throw new refusal('invalidparameter', get_string('notanobject', 'local_mzi', $this->type->name));
            }
            $installment->{$this->type->idcolumn} = $zohoid;
            $values = $validator->values($installment);
            $row = (object) [$this->type->idcolumn => $zohoid, 'position' => $index + 1];
            foreach ($this->type->attributes as $attribute) {
                $row->{$attribute->column} = $values[$attribute->column] ?? null;
            }
            $rows[] = $row;
        }
        return $rows;
    }

    /**
     * Writes those schedules that are others than what is stored.
     *
     * @param array $schedules rows by Zoho id of the registration
     * @return string[] created, updated or unchanged, by Zoho id
     */
    private function write(array $schedules): array {
        global $DB;
        $column = $this->type->idcolumn;
        $stored = array_fill_keys(array_keys($schedules), []);
        foreach ($DB->get_records_list($this->type->table, $column, array_keys($schedules), 'position') as $row) {
            $stored[$row->{$column}][] = $row;
        }
        $actions = [];
        $changed = [];
        foreach ($schedules as $zohoid => $rows) {
            $same = $this->hashes($rows) === $this->hashes($stored[$zohoid]);
            $actions[$zohoid] = $same ? 'unchanged' : ($stored[$zohoid] ? 'updated' : 'created');
            if (!$same) {
                $changed[$zohoid] = $rows;
            }
        }
        if ($changed) {
            $now = \core\di::get(\core\clock::class)->time();
            $rows = array_merge(...array_values($changed));
            foreach ($rows as $row) {
                $row->timecreated = $row->timemodified = $row->synced_at = $now;
            }
            $transaction = $DB->start_delegated_transaction();
            $DB->delete_records_list($this->type->table, $column, array_keys($changed));
            $DB->insert_records($this->type->table, $rows);
            $transaction->allow_commit();
        }
        return $actions;
    }

    /**
     * Content of rows, to compare.
     *
     * @param \stdClass[] $rows
     * @return string[]
     */
    private function hashes(array $rows): array {
        return array_map($this->type->hash(...), $rows);
    }
}
