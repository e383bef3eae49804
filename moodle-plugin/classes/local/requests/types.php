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

/**
 * The kinds of requests that can be made here.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class types {
    /** @var string */
    public const NEXT_SEMESTER = 'enrollnextsemester';

    /** @var string */
    public const CLASS_DROP = 'classdrop';

    /** @var string */
    public const LATE_SUBMISSION = 'latesubmission';

    /** @var string */
    public const CHANGE_INFORMATION = 'changeinformation';

    /** @var string */
    public const STUDENT_CARD = 'studentcard';

    /** @var string */
    public const PHOTO = 'photoupdate';

    /** @var string[] what Zoho calls them, by key */
    public const WORDS = [
        self::NEXT_SEMESTER => 'Enroll Next Semester',
        self::CLASS_DROP => 'Class Drop',
        self::LATE_SUBMISSION => 'Late Submission',
        self::CHANGE_INFORMATION => 'Change Information',
        self::STUDENT_CARD => 'Student Card',
        self::PHOTO => 'Photo Update',
    ];

    /** @var string[] kinds that need a file: a receipt, a document that proves the change */
    public const WITH_FILE = [self::LATE_SUBMISSION, self::CHANGE_INFORMATION, self::PHOTO];

    /** @var string[] kinds of which a student makes a second one only once the first is decided on */
    public const ONE_AT_A_TIME = [self::NEXT_SEMESTER, self::STUDENT_CARD, self::PHOTO];

    /** @var string[] what can be asked to be changed: columns of students with the names of Zoho's fields */
    public const CHANGEABLE = [
        'first_name' => 'First_Name',
        'last_name' => 'Last_Name',
        'email' => 'Email',
        'phone_number' => 'Phone_Number',
        'address' => 'Address',
        'city' => 'City',
        'nationality' => 'Nationality',
        'national_id' => 'National_Number',
        'date_of_birth' => 'Birth_Date',
        'emergency_contact_name' => 'Emergency_Contact_Name',
        'emergency_contact_phone' => 'Emergency_Phone_Number',
    ];

    /** @var string[] strings that name what can be changed, by column */
    private const LABELS = [
        'first_name' => 'firstname',
        'last_name' => 'lastname',
        'phone_number' => 'phone',
        'national_id' => 'nationalid',
        'date_of_birth' => 'dateofbirth',
        'emergency_contact_name' => 'emergencyname',
        'emergency_contact_phone' => 'emergencyphone',
    ];

    /**
     * What a kind of request is for.
     *
     * @param string $type a key of WORDS
     * @return string
     */
    public static function about(string $type): string {
        return get_string("requestabout_{$type}", 'local_mzi', choices::DROP_DAYS);
    }

    /**
     * The name of something that can be changed.
     *
     * @param string $column
     * @return string
     */
    public static function label(string $column): string {
        return get_string(self::LABELS[$column] ?? $column, 'local_mzi');
    }

    /**
     * The name of a field of Zoho's.
     *
     * @param string $field
     * @return string the field itself where it is not among those that can be changed
     */
    public static function label_of_field(string $field): string {
        $column = array_search($field, self::CHANGEABLE, true);
        return $column === false ? $field : self::label($column);
    }
}
