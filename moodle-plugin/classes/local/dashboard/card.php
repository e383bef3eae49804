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

/**
 * Reads what the student card says.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class card {
    /**
     * The card of a student. It holds until the latest expected graduation of a registration that holds.
     *
     * @param array $profile as profile::read() gives it
     * @param array[] $registrations as programmes::read() gives them
     * @return array name, student_id, programme, status, valid_until (yyyy-MM-dd or null), expired
     */
    public static function read(array $profile, array $registrations): array {
        $current = array_values(array_filter($registrations, fn(array $registration): bool => !$registration['ended']));
        $ends = array_filter(array_column($current, 'expected_graduation'));
        $until = $ends ? max($ends) : null;
        return [
            'name' => $profile['name'],
            'student_id' => $profile['student_id'],
            'programme' => $current[0]['programme'] ?? $profile['academic_program'],
            'status' => $profile['status'],
            'valid_until' => $until,
            'expired' => $until !== null && $until < schedule::today(),
        ];
    }
}
