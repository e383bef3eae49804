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
 * Reads who a student is.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class profile {
    /** @var string[] columns that the pages show as they are; texts, dates as yyyy-MM-dd */
    public const FIELDS = [
        'student_id', 'first_name', 'last_name', 'display_name', 'academic_email', 'email', 'phone_number', 'date_of_birth',
        'gender', 'nationality', 'address', 'city', 'emergency_contact_name', 'emergency_contact_phone', 'status', 'major',
        'sub_major', 'academic_program', 'registration_date', 'study_language', 'registration_number',
    ];

    /**
     * What is known about a student.
     *
     * @param \stdClass $student row of local_mzi_students, linked to an account
     * @param bool $reveal whether to tell the national id as well
     * @return array the columns FIELDS; name; has_national_id; national_id, null unless it is to be told
     */
    public static function read(\stdClass $student, bool $reveal): array {
        $profile = [];
        foreach (self::FIELDS as $field) {
            $profile[$field] = self::text($student->$field);
        }
        $profile['name'] = self::name($profile, (int) $student->moodle_user_id);
        $profile['has_national_id'] = self::text($student->national_id) !== null;
        $profile['national_id'] = $reveal ? self::text($student->national_id) : null;
        return $profile;
    }

    /**
     * Notes in Moodle's log that the current user reads the national id.
     *
     * @param \stdClass $student row of local_mzi_students, linked to an account
     */
    public static function note_revealed(\stdClass $student): void {
        if (self::text($student->national_id) !== null) {
            \local_mzi\event\personal_data_viewed::of($student)->trigger();
        }
    }

    /**
     * How a student is called: in Zoho, else here.
     *
     * @param array $profile
     * @param int $userid
     * @return string
     */
    private static function name(array $profile, int $userid): string {
        $name = $profile['display_name'] ?? trim($profile['first_name'] . ' ' . $profile['last_name']);
        return $name === '' ? fullname(\core_user::get_user($userid, '*', MUST_EXIST)) : $name;
    }

    /**
     * A text, or null for one that says nothing.
     *
     * @param string|null $text
     * @return string|null
     */
    private static function text(?string $text): ?string {
        return $text === null || trim($text) === '' ? null : $text;
    }
}
