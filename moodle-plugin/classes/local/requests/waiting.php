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

namespace local_mzi\local\requests;

use local_mzi\local\dashboard\words;

/**
 * Finds requests that nobody has decided on yet.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class waiting {
    /**
     * A student's requests that wait.
     *
     * @param \stdClass $student row of local_mzi_students
     * @return \stdClass[][] rows of local_mzi_requests by kind: keys of types::WORDS
     */
    public static function by_type(\stdClass $student): array {
        global $DB;
        $waiting = [];
        $key = ['zoho_student_id' => $student->zoho_student_id, 'deleted' => 0];
        foreach ($DB->get_records('local_mzi_requests', $key, 'id') as $row) {
            if (words::is_open($row->request_status)) {
                $waiting[words::key($row->request_type)][] = $row;
            }
        }
        return $waiting;
    }

    /**
     * Whether a request that says the same waits already: a second click, or a form that was sent twice.
     *
     * @param \stdClass $student row of local_mzi_students
     * @param string $type a key of types::WORDS
     * @param string[] $columns what the request says, by column
     * @return bool
     */
    public static function has_same(\stdClass $student, string $type, array $columns): bool {
        foreach (self::by_type($student)[$type] ?? [] as $row) {
            if (!array_diff_assoc($columns, (array) $row)) {
                return true;
            }
        }
        return false;
    }
}
