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
use local_mzi\local\people\linker;
use local_mzi\local\records\entity_type;
use local_mzi\local\records\item;
use local_mzi\local\records\refusal;

/**
 * Students and teachers: each is linked to their Moodle account.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class people extends effect {
    /**
     * The effect of one of the two types.
     *
     * @param entity_type $type
     */
    public function __construct(
        /** @var entity_type */
        private readonly entity_type $type,
    ) {
    }

    #[\Override]
    public function prepare(array $items): void {
        (new linker($this->type))->link(array_map(fn(item $item): \stdClass => $item->row, $items));
        foreach ($items as $item) {
            $row = $item->row;
            $item->moodleid = $row->moodle_user_id === null ? null : (int) $row->moodle_user_id;
            $item->status = $row->link_status;
            if ($row->link_status === linker::AMBIGUOUS) {
                $item->complain(new refusal(
                    'ambiguoususer',
                    get_string('linkreason_' . $row->link_reason, 'local_mzi'),
                ));
            }
            if ($item->action === 'unchanged' && self::is_newly_linked($item)) {
                $item->action = 'updated';
            }
        }
    }

    #[\Override]
    public function settle(array $items): void {
        if ($this->type->name !== 'students') {
            return;
        }
        $linked = array_filter($items, self::is_newly_linked(...));
        enroller::retry_students(array_map(fn(item $item): string => $item->zohoid, array_values($linked)));
    }

    /**
     * Whether a record has an account that it did not have before.
     *
     * @param item $item
     * @return bool
     */
    private static function is_newly_linked(item $item): bool {
        return $item->moodleid !== null && (int) ($item->stored->moodle_user_id ?? 0) !== $item->moodleid;
    }

    #[\Override]
    public function delete(array $items): array {
        // The account is free for the record that may come in this one's place.
        return ['moodle_user_id' => null, 'link_status' => linker::DELETED, 'link_reason' => null];
    }
}
