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
 * Deletes records of one entity type, as a set. Most rows stay and say that they are deleted, because other rows refer to
 * them; grades and instalments go. Deleting what is not there, or again, changes nothing.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class deleter {
    /**
     * A deleter for records of one type.
     *
     * @param entity_type $type
     */
    public function __construct(
        /** @var entity_type */
        private readonly entity_type $type,
    ) {
    }

    /**
     * Deletes records.
     *
     * @param array $zohoids decoded JSON
     * @return result[] one for each, in their order
     */
    public function delete(array $zohoids): array {
        $items = [];
        $results = [];
        foreach ($zohoids as $index => $zohoid) {
            if (is_string($zohoid) && preg_match('/^[0-9]{1,19}$/D', $zohoid)) {
                $items[$zohoid] ??= new item($zohoid);
            } else {
                $told = is_int($zohoid) || is_string($zohoid) ? (string) $zohoid : '';
                $results[$index] = new result($told, refusal: new refusal(
                    'invalidparameter',
                    get_string('invalidid', 'local_mzi', $this->type->name),
                ));
            }
        }
        $this->delete_items($items);
        foreach ($zohoids as $index => $zohoid) {
            $results[$index] ??= $items[$zohoid]->result();
        }
        ksort($results);
        return $results;
    }

    /**
     * Deletes records, each once.
     *
     * @param item[] $items by Zoho id
     */
    private function delete_items(array $items): void {
        global $DB;
        $column = $this->type->idcolumn;
        foreach ($items as $item) {
            $item->action = 'unchanged';
            $item->status = $this->type->deletedstatus;
        }
        $there = [];
        foreach ($DB->get_records_list($this->type->table, $column, array_keys($items)) as $row) {
            $item = $items[$row->{$column}];
            if (empty($row->deleted)) {
                $item->stored = $row;
                $item->row = clone $row;
                $item->action = 'deleted';
                $there[$row->id] = $item;
            }
        }
        if (!$there) {
            return;
        }
        $effect = $this->type->effect();
        $columns = $effect->delete($there);
        $there = array_filter($there, fn(item $item): bool => !$item->barred);
        $transaction = $DB->start_delegated_transaction();
        if ($this->type->deletedstatus === null) {
            $effect->remove_dependants(array_keys($items));
            $DB->delete_records_list($this->type->table, $column, array_keys($items));
        } else {
            $this->mark(array_keys($there), $columns);
        }
        $transaction->allow_commit();
        $effect->deleted($there);
    }

    /**
     * Marks rows as deleted with one statement.
     *
     * @param array $ids of rows
     * @param array $columns values by column that the effect sets for all of them
     */
    private function mark(array $ids, array $columns): void {
        global $DB;
        if (!$ids) {
            return;
        }
        $now = \core\di::get(\core\clock::class)->time();
        $columns += ['deleted' => 1, 'content_hash' => 'deleted', 'timemodified' => $now, 'synced_at' => $now];
        if ($this->type->statuscolumn !== null) {
            $columns[$this->type->statuscolumn] = $this->type->deletedstatus;
        }
        $sets = implode(', ', array_map(fn(string $column): string => "$column = ?", array_keys($columns)));
        [$insql, $params] = $DB->get_in_or_equal($ids);
        $DB->execute("UPDATE {{$this->type->table}} SET $sets WHERE id $insql", [...array_values($columns), ...$params]);
    }
}
