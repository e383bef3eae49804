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

namespace local_mzi\output;

use local_mzi\local\dashboard\access;
use local_mzi\local\dashboard\requests;
use local_mzi\local\requests\offers;
use local_mzi\local\requests\types;

/**
 * The page of requests.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class requests_tab extends tab {
    #[\Override]
    public function export_for_template(\renderer_base $output): array {
        $own = access::is_student($this->userid());
        $requests = [];
        foreach (requests::read($this->student) as $index => $request) {
            $requests[] = ['index' => $index + 1] + $this->request($request, $own);
        }
        return [
            'requests' => $requests,
            'empty' => !$requests,
            'own' => $own,
            'types' => $own ? $this->types() : [],
        ];
    }

    /**
     * The kinds of requests, those that can be made now first.
     *
     * @return array[] name, about, url (nothing where it cannot be made), note
     */
    private function types(): array {
        $offers = new offers($this->student);
        $open = [];
        $others = [];
        foreach (array_keys(types::WORDS) as $type) {
            $refusal = $offers->refusal($type);
            $named = [
                'name' => get_string("value_{$type}", 'local_mzi'),
                'about' => types::about($type),
            ];
            if ($refusal === null) {
                $closes = format::time($offers->closes($type));
                $open[] = $named + [
                    'url' => self::request_url($type)->out(false),
                    'note' => $closes === null ? null : get_string('requestuntil', 'local_mzi', $closes),
                ];
            } else {
                $others[] = $named + ['url' => null, 'note' => get_string($refusal[0], 'local_mzi', $refusal[1])];
            }
        }
        return [...$open, ...$others];
    }

    /**
     * One request.
     *
     * @param array $request
     * @param bool $own whether the student is looking
     * @return array
     */
    private function request(array $request, bool $own): array {
        return [
            'type' => format::word($request['type']) ?? get_string('requestuntyped', 'local_mzi'),
            'number' => $request['number'],
            'status' => format::badge($request['status']),
            'time' => format::time($request['time']),
            'reason' => $request['reason'],
            'facts' => format::facts([
                'requestclass' => $request['class'],
                'unit' => $request['unit'],
                'requestreceipt' => $request['receipt'],
            ]),
            'haschanges' => $request['changes'] !== [],
            'changes' => array_map(
                fn(array $change): array => [
                    'field' => types::label_of_field($change['field']),
                    'currentltr' => format::is_number($change['current']),
                    'newltr' => format::is_number($change['new']),
                ] + $change,
                $request['changes'],
            ),
            'hasfiles' => $request['files'] !== [],
            'files' => $request['files'],
            'hashistory' => count($request['history']) > 1,
            'history' => array_map(fn(array $entry): array => [
                'status' => format::badge($entry['status']),
                'time' => format::time($entry['time']),
            ], $request['history']),
            'cancel' => $own && $request['open'] ? [
                'url' => (new \moodle_url('/local/mzi/cancel.php', ['id' => $request['id']]))->out(false),
            ] : null,
        ];
    }
}
