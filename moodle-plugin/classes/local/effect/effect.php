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

namespace local_mzi\local\effect;

/**
 * What records of one entity type bring about in Moodle beside their rows. This one: nothing.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class effect {
    /**
     * Finds rows that belong to records which were not found by Zoho id, and sets them as stored.
     *
     * @param \local_mzi\local\records\item[] $items
     */
    public function match(array $items): void {
    }

    /**
     * Sets what a row takes from a record in another way than its attributes.
     *
     * @param \local_mzi\local\records\item $item with what is given and stored
     * @param \stdClass $row as it is to be
     */
    public function merge(\local_mzi\local\records\item $item, \stdClass $row): void {
    }

    /**
     * Works before rows are written, and sets their columns of its own.
     *
     * @param \local_mzi\local\records\item[] $items none of them stale
     */
    public function prepare(array $items): void {
    }

    /**
     * Works once rows are written.
     *
     * @param \local_mzi\local\records\item[] $items
     */
    public function settle(array $items): void {
    }

    /**
     * Works before rows are marked as deleted, or go.
     *
     * @param \local_mzi\local\records\item[] $items by id of the row
     * @return array values by column to set in all of these rows
     */
    public function delete(array $items): array {
        return [];
    }

    /**
     * Removes what hangs on rows that go.
     *
     * @param string[] $zohoids
     */
    public function remove_dependants(array $zohoids): void {
    }

    /**
     * Works once rows are marked as deleted, or gone.
     *
     * @param \local_mzi\local\records\item[] $items by id of the row
     */
    public function deleted(array $items): void {
    }
}
