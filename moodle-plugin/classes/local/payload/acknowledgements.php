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

namespace local_mzi\local\payload;

/**
 * What is told about grades that students took note of.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class acknowledgements implements builder {
    #[\Override]
    public function build(array $seeds): array {
        global $DB;
        $people = new people(array_column($seeds, 'user_id'));
        [$in, $params] = $DB->get_in_or_equal(array_unique(array_column($seeds, 'zoho_grade_id')));
        $given = [];
        $rows = $DB->get_records_select('local_mzi_grade_ack', "gradeid {$in}", $params, '', 'id, userid, gradeid, timecreated');
        foreach ($rows as $row) {
            $given["{$row->userid}_{$row->gradeid}"] = (int) $row->timecreated;
        }
        $data = [];
        foreach ($seeds as $id => $seed) {
            $time = $given["{$seed['user_id']}_{$seed['zoho_grade_id']}"] ?? null;
            if ($time !== null && $people->get($seed['user_id']) !== null) {
                $data[$id] = $people->facts($seed['user_id']) + [
                    'zoho_grade_id' => $seed['zoho_grade_id'],
                    'acknowledged_at' => $time,
                ];
            }
        }
        return $data;
    }
}
