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
 * Updates many rows of a table with few statements, each row with values of its own.
 *
 * Moodle's database layer updates row by row; a statement for each costs more than all the rest of a call with many records.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class set_update {
    /** @var int most rows in one statement: the database looks through all of them for each */
    private const MOST = 100;

    /**
     * Updates rows.
     *
     * @param string $table
     * @param array[] $changes values by column, by id of the row
     */
    public static function write(string $table, array $changes): void {
        $bycolumns = [];
        foreach ($changes as $id => $values) {
            $bycolumns[implode(',', array_keys($values))][$id] = $values;
        }
        foreach ($bycolumns as $ofsamecolumns) {
            foreach (array_chunk($ofsamecolumns, self::MOST, true) as $rows) {
                self::write_some($table, $rows);
            }
        }
    }

    /**
     * Updates rows with one statement.
     *
     * @param string $table
     * @param array[] $rows values by column, the same columns in all, by id of the row
     */
    private static function write_some(string $table, array $rows): void {
        global $DB;
        $ids = array_keys($rows);
        $sets = [];
        $params = [];
        foreach (array_keys(reset($rows)) as $column) {
            $values = array_combine($ids, array_column($rows, $column));
            if (count(array_unique($values)) === 1 && !in_array(null, $values, true)) {
                $sets[] = "$column = ?";
                $params[] = reset($values);
                continue;
            }
            // The column in it gives the expression its type.
            $sets[] = "$column = CASE id" . str_repeat(' WHEN ? THEN ?', count($rows)) . " ELSE $column END";
            foreach ($values as $id => $value) {
                array_push($params, $id, $value);
            }
        }
        [$insql, $inparams] = $DB->get_in_or_equal($ids);
        $DB->execute("UPDATE {{$table}} SET " . implode(', ', $sets) . " WHERE id $insql", [...$params, ...$inparams]);
    }
}
