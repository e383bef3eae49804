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
 * Creates and updates records of one entity type, as a set: one SELECT for what is stored, one INSERT for what is new, few
 * UPDATEs for what changed.
 *
 * A key that is missing keeps its value, an explicit null clears it. A record that is older than the stored one changes
 * nothing. A bad record is refused alone. Everything may be repeated.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class upserter {
    /** @var \local_mzi\local\effect\effect */
    private readonly \local_mzi\local\effect\effect $effect;

    /** @var int */
    private readonly int $now;

    /**
     * An upserter for records of one type.
     *
     * @param entity_type $type
     */
    public function __construct(
        /** @var entity_type */
        private readonly entity_type $type,
    ) {
        $this->effect = $type->effect();
        $this->now = \core\di::get(\core\clock::class)->time();
    }

    /**
     * Creates and updates records.
     *
     * @param array $records decoded JSON
     * @return result[] one for each, in their order
     */
    public function upsert(array $records): array {
        $validator = new validator($this->type);
        $results = [];
        $rounds = [];
        $times = [];
        foreach ($records as $index => $record) {
            try {
                $zohoid = $validator->zohoid($record);
                $item = new item($zohoid, $validator->values($record));
                // The same record twice: the second is compared with what the first left behind.
                $times[$zohoid] = ($times[$zohoid] ?? 0) + 1;
                $rounds[$times[$zohoid]][$index] = $item;
            } catch (refusal $refusal) {
                $results[$index] = new result($validator->told_id($record), refusal: $refusal);
            }
        }
        foreach ($rounds as $items) {
            $this->round($items);
            foreach ($items as $index => $item) {
                $results[$index] = $item->result();
            }
        }
        ksort($results);
        return array_values($results);
    }

    /**
     * Brings records, each with an id of its own, into the table.
     *
     * @param item[] $items
     */
    private function round(array $items): void {
        $this->find($items);
        foreach ($items as $item) {
            $this->merge($item);
        }
        $live = array_filter($items, fn(item $item): bool => $item->action !== 'stale');
        $this->effect->prepare($live);
        $live = array_filter($live, fn(item $item): bool => !$item->barred);
        $this->write($live);
        $this->effect->settle(array_filter($live, fn(item $item): bool => !$item->barred));
    }

    /**
     * Reads what is stored.
     *
     * @param item[] $items
     */
    private function find(array $items): void {
        global $DB;
        $column = $this->type->idcolumn;
        $ids = array_map(fn(item $item): string => $item->zohoid, $items);
        $rows = [];
        foreach ($DB->get_records_list($this->type->table, $column, $ids) as $row) {
            $rows[$row->{$column}] = $row;
        }
        foreach ($items as $item) {
            $item->stored = $rows[$item->zohoid] ?? null;
        }
        $this->effect->match(array_filter($items, fn(item $item): bool => $item->stored === null));
    }

    /**
     * Works out what a row is to be, and whether that is another than it was.
     *
     * @param item $item
     */
    private function merge(item $item): void {
        $stored = $item->stored;
        $modified = $item->given['zoho_modified_time'] ?? null;
        $isold = $modified !== null && $stored !== null && $stored->zoho_modified_time !== null
            && (int) $modified < (int) $stored->zoho_modified_time;
        if ($isold) {
            $item->action = 'stale';
            return;
        }
        $row = $stored === null ? $this->type->blank($item->zohoid) : clone $stored;
        $this->revive($row);
        $row->{$this->type->idcolumn} = $item->zohoid;
        foreach ($item->given as $column => $value) {
            $row->{$column} = $value;
        }
        $this->effect->merge($item, $row);
        $row->content_hash = $this->type->hash($row);
        $same = $stored !== null && !$stored->deleted && $this->type->hash($stored) === $row->content_hash;
        $item->row = $row;
        $item->action = $stored === null ? 'created' : ($same ? 'unchanged' : 'updated');
    }

    /**
     * A record that was deleted and is there again is no longer called deleted.
     *
     * @param \stdClass $row
     */
    private function revive(\stdClass $row): void {
        if ($row->deleted) {
            $row->deleted = '0';
            if ($this->type->statuscolumn !== null) {
                $row->{$this->type->statuscolumn} = null;
            }
        }
    }

    /**
     * Writes the rows: all together, or, where one of them cannot be written, one by one.
     *
     * @param item[] $items
     */
    private function write(array $items): void {
        foreach ($items as $item) {
            $item->row->synced_at = $this->now;
            $item->row->timecreated ??= $this->now;
            if ($item->action !== 'unchanged') {
                $item->row->timemodified = $this->now;
            }
        }
        try {
            $this->write_together($items);
        } catch (\dml_write_exception $e) {
            $this->write_one_by_one($items);
        }
    }

    /**
     * Writes the rows in one transaction: a commit for each would cost more than the rows do.
     *
     * @param item[] $items
     * @throws \dml_write_exception when the database refuses one; then none is written
     */
    private function write_together(array $items): void {
        global $DB;
        $transaction = $DB->start_delegated_transaction();
        try {
            $stored = array_filter($items, fn(item $item): bool => $item->stored !== null);
            $changes = [];
            $seen = [];
            foreach ($stored as $item) {
                $changed = self::changed($item);
                if ($changed) {
                    $changes[$item->stored->id] = $changed;
                } else {
                    $seen[] = $item->stored->id;
                }
            }
            set_update::write($this->type->table, $changes);
            $this->insert(array_diff_key($items, $stored));
            $this->touch($seen);
            $transaction->allow_commit();
        } catch (\dml_write_exception $e) {
            // This throws it on.
            $transaction->rollback($e);
        }
    }

    /**
     * Writes each row for itself, so that a bad one fails alone. One that another call inserted at the same time fails too: it is
     * worth another try, which then updates it.
     *
     * @param item[] $items
     */
    private function write_one_by_one(array $items): void {
        global $DB;
        foreach ($items as $item) {
            try {
                if ($item->stored === null) {
                    $item->row->id = $DB->insert_record($this->type->table, $item->row);
                } else {
                    $changed = self::changed($item) ?: ['synced_at' => $this->now];
                    $DB->update_record($this->type->table, (object) (['id' => $item->stored->id] + $changed));
                }
            } catch (\dml_write_exception $e) {
                $item->bar(refusal::of($e));
            }
        }
    }

    /**
     * Inserts new rows with one statement.
     *
     * @param item[] $items
     */
    private function insert(array $items): void {
        global $DB;
        if (!$items) {
            return;
        }
        $DB->insert_records($this->type->table, array_map(fn(item $item): \stdClass => $item->row, array_values($items)));
        $ids = $this->row_ids($items);
        foreach ($items as $item) {
            $item->row->id = $ids[$item->zohoid];
        }
    }

    /**
     * Ids of rows.
     *
     * @param item[] $items
     * @return array id of the row by Zoho id
     */
    private function row_ids(array $items): array {
        global $DB;
        $column = $this->type->idcolumn;
        [$insql, $params] = $DB->get_in_or_equal(array_map(fn(item $item): string => $item->zohoid, $items));
        return $DB->get_records_select_menu($this->type->table, "$column $insql", $params, '', "$column, id");
    }

    /**
     * What is to be another in a row than it is.
     *
     * @param item $item
     * @return array values by column; empty when nothing changed, beside that it was seen again
     */
    private static function changed(item $item): array {
        // A stored hash is of no account for whether anything changed: an older version may have made it otherwise.
        $changed = array_udiff_assoc(
            (array) $item->row,
            (array) $item->stored,
            fn($a, $b): int => ($a === null) === ($b === null) && (string) $a === (string) $b ? 0 : 1,
        );
        return array_diff_key($changed, ['synced_at' => 0]) ? $changed : [];
    }

    /**
     * Notes that rows were seen again.
     *
     * @param array $ids of rows
     */
    private function touch(array $ids): void {
        global $DB;
        if ($ids) {
            [$insql, $params] = $DB->get_in_or_equal($ids);
            $DB->set_field_select($this->type->table, 'synced_at', $this->now, "id $insql", $params);
        }
    }
}
