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

use local_mzi\local\dashboard\words;
use local_mzi\local\photos;
use local_mzi\local\records\item;
use local_mzi\local\requests\types;

/**
 * Student requests: one that was made here gets its Zoho id, by its number; every status that a request has had is kept. A photo
 * whose request is withdrawn in Zoho does not wait any longer; one that is approved or rejected is decided on by a call of its own.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class requests extends effect {
    #[\Override]
    public function match(array $items): void {
        global $DB;
        $bynumber = [];
        foreach ($items as $item) {
            $number = $item->given['request_number'] ?? null;
            if ($number !== null) {
                $bynumber[$number] = $item;
            }
        }
        if (!$bynumber) {
            return;
        }
        [$insql, $params] = $DB->get_in_or_equal(array_map('strval', array_keys($bynumber)));
        $select = "zoho_request_id IS NULL AND request_number $insql";
        foreach ($DB->get_records_select('local_mzi_requests', $select, $params) as $row) {
            $item = $bynumber[$row->request_number] ?? null;
            $student = $item->given['zoho_student_id'] ?? null;
            // A number is nothing secret: the request has to be the same student's too.
            if ($item !== null && ($student === null || $student === $row->zoho_student_id)) {
                $item->stored = $row;
            }
        }
    }

    #[\Override]
    public function merge(item $item, \stdClass $row): void {
        $row->status_history = self::with_status(
            $item->stored->status_history ?? null,
            $item->stored->request_status ?? null,
            $row->request_status,
        );
    }

    #[\Override]
    public function settle(array $items): void {
        $this->withdraw_photos(array_filter(
            $items,
            fn(item $item): bool => $item->stored !== null
                && $item->row->request_status !== $item->stored->request_status
                && words::is_ended($item->row->request_status),
        ));
    }

    #[\Override]
    public function deleted(array $items): void {
        $this->withdraw_photos($items);
    }

    /**
     * Withdraws the photos of requests that are over without a decision, unless the student has handed in another one since.
     *
     * @param item[] $items
     */
    private function withdraw_photos(array $items): void {
        global $DB;
        $users = [];
        foreach ($items as $item) {
            $made = $item->row->moodle_user_id ?? null;
            if ($made !== null && words::key($item->row->request_type) === types::PHOTO) {
                $users[(int) $made] = (int) $made;
            }
        }
        if (!$users) {
            return;
        }
        [$insql, $params] = $DB->get_in_or_equal($users);
        $select = "moodle_user_id $insql AND deleted = 0";
        foreach ($DB->get_records_select('local_mzi_requests', $select, $params) as $row) {
            if (words::key($row->request_type) === types::PHOTO && words::is_open($row->request_status)) {
                unset($users[(int) $row->moodle_user_id]);
            }
        }
        array_walk($users, fn(int $userid) => photos::withdraw($userid));
    }

    #[\Override]
    public function delete(array $items): array {
        global $DB;
        foreach ($items as $item) {
            $history = self::with_status($item->row->status_history, $item->row->request_status, 'Cancelled');
            if ($history !== $item->row->status_history) {
                $DB->set_field('local_mzi_requests', 'status_history', $history, ['id' => $item->row->id]);
            }
        }
        return [];
    }

    /**
     * A history, with a status that is new.
     *
     * @param string|null $history JSON
     * @param string|null $old the status so far
     * @param string|null $new
     * @return string|null JSON
     */
    public static function with_status(?string $history, ?string $old, ?string $new): ?string {
        if ($new === null || $new === $old) {
            return $history;
        }
        $entries = $history === null ? [] : json_decode($history, true, 8, JSON_THROW_ON_ERROR);
        $entries[] = ['status' => $new, 'time' => \core\di::get(\core\clock::class)->time()];
        return json_encode($entries, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR);
    }
}
