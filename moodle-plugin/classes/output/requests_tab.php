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
use local_mzi\local\requests\types;
use local_mzi\local\requests\windows;

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
        $types = $own ? $this->types() : [];
        return [
            'requests' => $requests,
            'empty' => !$requests,
            'own' => $own,
            'hastypes' => $types !== [],
            'types' => $types,
        ];
    }

    /**
     * The kinds of requests that can be made now.
     *
     * @return array[] name and url
     */
    private function types(): array {
        return array_map(fn(string $type): array => [
            'name' => get_string("value_{$type}", 'local_mzi'),
            'url' => (new \moodle_url('/local/mzi/request.php', ['type' => $type]))->out(false),
        ], windows::open());
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
            'haschanges' => $request['changes'] !== [],
            'changes' => array_map(
                fn(array $change): array => ['field' => types::label_of_field($change['field'])] + $change,
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
                'url' => (new \moodle_url('/local/mzi/request.php'))->out(false),
                'id' => $request['id'],
                'sesskey' => sesskey(),
            ] : null,
        ];
    }
}
