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

namespace local_mzi\local\dashboard;

use local_mzi\local\requests\attachments;
use local_mzi\local\requests\types;

/**
 * Reads a student's requests with what was handed in: two queries, however many there are. Times are seconds since 1970.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class requests {
    /**
     * A student's requests, the latest first.
     *
     * @param \stdClass $student row of local_mzi_students, linked to an account
     * @return array[]
     */
    public static function read(\stdClass $student): array {
        global $DB;
        $rows = $DB->get_records_select(
            'local_mzi_requests',
            'zoho_student_id = :student OR (zoho_student_id IS NULL AND moodle_user_id = :userid)',
            ['student' => $student->zoho_student_id, 'userid' => $student->moodle_user_id],
            'timecreated DESC, id DESC',
        );
        $files = attachments::of(array_keys($rows));
        $requests = array_map(fn(\stdClass $row): array => self::request($row, $files[$row->id] ?? []), array_values($rows));
        usort($requests, fn(array $a, array $b): int => [$b['time'], $b['id']] <=> [$a['time'], $a['id']]);
        return $requests;
    }

    /**
     * One request.
     *
     * @param \stdClass $row
     * @param array[] $files name and url
     * @return array
     */
    private static function request(\stdClass $row, array $files): array {
        $details = self::decoded($row->details);
        return [
            'id' => (int) $row->id,
            'number' => $row->request_number,
            'type' => $row->request_type,
            'status' => $row->request_status,
            'reason' => $row->description,
            'time' => (int) ($row->request_date ?? $row->zoho_created_time ?? $row->timecreated),
            'class' => $details['class_name'] ?? null,
            'unit' => $details['unit'] ?? null,
            'receipt' => $details['receipt'] ?? null,
            'changes' => self::changes($row->change_information),
            'history' => self::history($row->status_history),
            'files' => $files,
            'open' => !$row->deleted && $row->moodle_user_id !== null && words::is_open($row->request_status),
        ];
    }

    /**
     * What a student asks to have changed. Of a national id only the end is told: the page shows it only when it is asked for.
     *
     * @param string|null $json rows of Zoho's subform Change_Information
     * @return array[] field, current, new
     */
    private static function changes(?string $json): array {
        $changes = [];
        foreach (self::decoded($json) as $row) {
            if (is_array($row)) {
                $row = array_change_key_case($row);
                $field = (string) ($row['field_name'] ?? '');
                $values = [(string) ($row['current_value'] ?? ''), (string) ($row['new_value'] ?? '')];
                if ($field === types::CHANGEABLE['national_id']) {
                    $values = array_map(self::masked(...), $values);
                }
                $changes[] = ['field' => $field, 'current' => $values[0], 'new' => $values[1]];
            }
        }
        return $changes;
    }

    /**
     * A value of which only the end is shown.
     *
     * @param string $value
     * @return string
     */
    private static function masked(string $value): string {
        $length = \core_text::strlen($value);
        $shown = $length > 6 ? 3 : 0;
        return str_repeat('•', $length - $shown) . ($shown ? \core_text::substr($value, -$shown) : '');
    }

    /**
     * The states that a request has had, the first one first.
     *
     * @param string|null $json
     * @return array[] status, time
     */
    private static function history(?string $json): array {
        return array_map(
            fn(array $entry): array => ['status' => (string) $entry['status'], 'time' => (int) $entry['time']],
            self::decoded($json),
        );
    }

    /**
     * A column that holds JSON.
     *
     * @param string|null $json
     * @return array
     */
    private static function decoded(?string $json): array {
        return $json === null || $json === '' ? [] : json_decode($json, true, 16, JSON_THROW_ON_ERROR);
    }
}
