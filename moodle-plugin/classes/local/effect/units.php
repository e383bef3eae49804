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

use local_mzi\local\btec\criteria;
use local_mzi\local\btec\definition;
use local_mzi\local\records\item;
use local_mzi\local\records\refusal;

/**
 * Units: each has a shared grading definition of the plugin gradingform_btec, which teachers pick for their assignments.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class units extends effect {
    #[\Override]
    public function prepare(array $items): void {
        foreach ($items as $item) {
            try {
                $this->define($item);
            } catch (refusal $refusal) {
                $item->bar($refusal);
            } catch (\moodle_exception $e) {
                $item->bar(refusal::of($e));
            }
        }
    }

    /**
     * Writes one definition, unless it is there and nothing changed.
     *
     * @param item $item
     * @throws refusal
     */
    private function define(item $item): void {
        $row = $item->row;
        definition::require_plugin();
        $criteria = criteria::of($row);
        $id = definition::existing($row->definition_id);
        if ($id === null || $item->action !== 'unchanged') {
            $id = definition::write($id, $row, $criteria);
        }
        $row->definition_id = $id;
        $item->moodleid = $id;
    }

    #[\Override]
    public function delete(array $items): array {
        foreach ($items as $item) {
            try {
                definition::require_plugin();
                $item->moodleid = definition::existing($item->row->definition_id);
                definition::delete($item->moodleid);
            } catch (refusal $refusal) {
                $item->bar($refusal);
            }
        }
        return ['definition_id' => null];
    }
}
