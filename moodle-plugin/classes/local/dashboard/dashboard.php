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
 * All that a student's pages show.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class dashboard {
    /**
     * Reads it.
     *
     * @param \stdClass $student row of local_mzi_students, linked to an account
     * @param bool $reveal whether to tell the national id as well
     * @return array profile, photo, registrations, other_payments, classes, requests, card
     */
    public static function read(\stdClass $student, bool $reveal): array {
        $profile = profile::read($student, $reveal);
        $programmes = programmes::read($student);
        return [
            'profile' => $profile,
            'photo' => pictures::of_user((int) $student->moodle_user_id),
            'registrations' => $programmes['registrations'],
            'other_payments' => $programmes['other_payments'],
            'classes' => classes::read($student),
            'requests' => requests::read($student),
            'card' => card::read($profile, $programmes['registrations']),
        ];
    }
}
