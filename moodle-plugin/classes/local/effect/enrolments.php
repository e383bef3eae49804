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

use local_mzi\local\enrolment\enroller;
use local_mzi\local\records\item;

/**
 * Enrolments: the student is enrolled in the course of the class, or taken out of it.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class enrolments extends effect {
    #[\Override]
    public function merge(item $item, \stdClass $row): void {
        // The bridge says withdrawal only while it holds: a record that tells its status and no withdrawal has none.
        if (array_key_exists('enrollment_status', $item->given) && !array_key_exists('withdrawal', $item->given)) {
            $row->withdrawal = null;
        }
    }

    #[\Override]
    public function prepare(array $items): void {
        $this->apply($items);
        foreach ($items as $item) {
            $item->status = $item->row->enrol_status;
            $item->moodleid = $item->row->moodle_user_id === null ? null : (int) $item->row->moodle_user_id;
        }
    }

    #[\Override]
    public function delete(array $items): array {
        foreach ($items as $item) {
            $item->row->deleted = '1';
        }
        $this->apply($items);
        foreach ($items as $item) {
            if ($item->refusal !== null) {
                $item->bar($item->refusal);
            }
        }
        return ['enrol_status' => 'unenrolled', 'user_enrolment_id' => null, 'withdrawal' => null];
    }

    /**
     * Brings Moodle's enrolments in line with the rows.
     *
     * @param item[] $items
     */
    private function apply(array $items): void {
        $rows = array_map(fn(item $item): \stdClass => $item->row, $items);
        foreach ((new enroller())->apply($rows) as $key => $refusal) {
            $items[$key]->complain($refusal);
        }
    }
}
