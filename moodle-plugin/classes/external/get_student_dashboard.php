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

namespace local_mzi\external;

use core_external\external_api;
use core_external\external_function_parameters;
use core_external\external_multiple_structure;
use core_external\external_single_structure;
use core_external\external_value;
use local_mzi\local\dashboard\access;
use local_mzi\local\dashboard\dashboard;
use local_mzi\local\dashboard\profile;
use local_mzi\local\dashboard\students;

/**
 * All that a student's pages show: for the student, and for staff who may see every student's.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class get_student_dashboard extends external_api {
    /**
     * Parameters.
     *
     * @return external_function_parameters
     */
    public static function execute_parameters(): external_function_parameters {
        return new external_function_parameters([
            'userid' => new external_value(PARAM_INT, 'Account of the student; 0 for one\'s own', VALUE_DEFAULT, 0),
            'reveal' => new external_value(PARAM_BOOL, 'Whether to tell the national id', VALUE_DEFAULT, false),
        ]);
    }

    /**
     * Reads it.
     *
     * @param int $userid
     * @param bool $reveal
     * @return array
     */
    public static function execute(int $userid = 0, bool $reveal = false): array {
        global $USER;
        $params = self::validate_parameters(self::execute_parameters(), ['userid' => $userid, 'reveal' => $reveal]);
        self::validate_context(\core\context\system::instance());
        $userid = $params['userid'] ?: (int) $USER->id;
        access::require_view($userid);
        $student = students::of_user($userid);
        if ($student === null) {
            return ['linked' => false];
        }
        if ($params['reveal']) {
            profile::note_revealed($student);
        }
        return ['linked' => true] + dashboard::read($student, $params['reveal']);
    }

    /**
     * What is answered.
     *
     * @return external_single_structure
     */
    public static function execute_returns(): external_single_structure {
        $payments = self::rows('Payments, the latest first', [
            'number' => self::text('Number'),
            'amount' => self::number('Amount'),
            'date' => self::text('yyyy-MM-dd'),
            'method' => self::text('Way of payment'),
            'type' => self::text('What was paid for'),
            'status' => self::text('State'),
            'receipt' => self::text('Number of the receipt or voucher'),
            'counts' => new external_value(PARAM_BOOL, 'Whether it counts; one that was voided does not'),
        ]);
        return new external_single_structure([
            'linked' => new external_value(PARAM_BOOL, 'Whether the account is a student\'s; if not, there is nothing else'),
            'profile' => self::profile(),
            'photo' => self::row('Photo', [
                'url' => self::text('Address of the photo that was approved'),
                'waiting' => new external_value(PARAM_BOOL, 'Whether one waits to be approved'),
                'waiting_url' => self::text('Address of the photo that waits'),
            ]),
            'registrations' => self::registrations($payments),
            'other_payments' => $payments,
            'classes' => self::classes(),
            'requests' => self::requests(),
            'card' => self::row('Student card', [
                'name' => self::text('Name'),
                'student_id' => self::text('Student id'),
                'programme' => self::text('Programme'),
                'status' => self::text('State of the student'),
                'valid_until' => self::text('yyyy-MM-dd'),
                'expired' => new external_value(PARAM_BOOL, 'Whether that has passed'),
            ]),
        ]);
    }

    /**
     * What is told about the student.
     *
     * @return external_single_structure
     */
    private static function profile(): external_single_structure {
        $fields = array_fill_keys(profile::FIELDS, self::text('As Zoho has it; dates yyyy-MM-dd'));
        return self::row('Who the student is', $fields + [
            'name' => self::text('Name to show'),
            'has_national_id' => new external_value(PARAM_BOOL, 'Whether a national id is known'),
            'national_id' => self::text('National id, where it was asked for'),
        ]);
    }

    /**
     * What is told about programmes.
     *
     * @param external_multiple_structure $payments
     * @return external_multiple_structure
     */
    private static function registrations(external_multiple_structure $payments): external_multiple_structure {
        return self::rows('Registrations, those that hold first', [
            'programme' => self::text('Programme'),
            'number' => self::text('Number'),
            'date' => self::text('yyyy-MM-dd'),
            'status' => self::text('State'),
            'ended' => new external_value(PARAM_BOOL, 'Whether it was cancelled or left'),
            'study_mode' => self::text('Mode of study'),
            'level' => self::text('Level'),
            'expected_graduation' => self::text('yyyy-MM-dd'),
            'currency' => self::text('Currency of all amounts'),
            'fees' => self::number('Fees in all'),
            'paid' => self::number('Paid'),
            'remaining' => self::number('Left to pay'),
            'percent' => new external_value(PARAM_INT, 'Paid, 0 to 100', VALUE_REQUIRED, null, NULL_ALLOWED),
            'instalments' => self::rows('In their order', [
                'number' => self::text('Number'),
                'due' => self::text('yyyy-MM-dd'),
                'amount' => self::number('Amount'),
                'status' => self::text('State, as Zoho has it'),
                'paid_date' => self::text('yyyy-MM-dd'),
                'state' => new external_value(PARAM_ALPHA, 'paid, overdue, next, later or void, as of today'),
            ]),
            'payments' => $payments,
            'payments_sum' => self::number('What the payments that count amount to'),
        ]);
    }

    /**
     * What is told about classes and grades.
     *
     * @return external_multiple_structure
     */
    private static function classes(): external_multiple_structure {
        return self::rows('Classes, those that go on first', [
            'class' => self::text('Name'),
            'unit' => self::text('Unit'),
            'teacher' => self::text('Teacher'),
            'term' => self::text('Term'),
            'status' => self::text('State'),
            'ended' => new external_value(PARAM_BOOL, 'Whether it was cancelled or left'),
            'type' => self::text('Kind of enrolment'),
            'start_date' => self::text('yyyy-MM-dd'),
            'end_date' => self::text('yyyy-MM-dd'),
            'course_id' => new external_value(PARAM_INT, 'The course to go to', VALUE_REQUIRED, null, NULL_ALLOWED),
            'grades' => self::rows('Grades, the latest first', [
                'zoho_grade_id' => self::text('Zoho id'),
                'unit' => self::text('Unit'),
                'assignment' => self::text('Assignment'),
                'released' => new external_value(PARAM_BOOL, 'Whether the student may see it; if not, it is not told'),
                'grade' => self::text('D, M, P, R, RR, F or another word'),
                'attempt' => new external_value(PARAM_INT, 'From 1', VALUE_REQUIRED, null, NULL_ALLOWED),
                'date' => self::text('yyyy-MM-dd'),
                'feedback' => self::text('Feedback'),
                'criteria' => self::rows('Criteria', [
                    'code' => self::text('Such as P1'),
                    'text' => self::text('What it asks'),
                    'achieved' => new external_value(
                        PARAM_BOOL,
                        'null where the score says neither',
                        VALUE_REQUIRED,
                        null,
                        NULL_ALLOWED,
                    ),
                    'score' => self::text('Score, as Zoho has it'),
                    'feedback' => self::text('Feedback'),
                ]),
                'acknowledged_at' => new external_value(PARAM_INT, 'Seconds since 1970', VALUE_REQUIRED, null, NULL_ALLOWED),
            ]),
        ]);
    }

    /**
     * What is told about requests.
     *
     * @return external_multiple_structure
     */
    private static function requests(): external_multiple_structure {
        return self::rows('Requests, the latest first', [
            'id' => new external_value(PARAM_INT, 'Row'),
            'number' => self::text('Number'),
            'type' => self::text('Kind'),
            'status' => self::text('State'),
            'reason' => self::text('Reason given'),
            'time' => new external_value(PARAM_INT, 'Seconds since 1970'),
            'class' => self::text('Class that is to be dropped'),
            'unit' => self::text('Unit that is handed in late'),
            'receipt' => self::text('Number of the receipt for that'),
            'changes' => self::rows('What is to be changed', [
                'field' => self::text('What'),
                'current' => self::text('So far'),
                'new' => self::text('New'),
            ]),
            'history' => self::rows('States, the first one first', [
                'status' => self::text('State'),
                'time' => new external_value(PARAM_INT, 'Seconds since 1970'),
            ]),
            'files' => self::rows('What was handed in', [
                'name' => self::text('Name of the file'),
                'url' => self::text('Where it can be downloaded'),
            ]),
            'open' => new external_value(PARAM_BOOL, 'Whether the student can take it back'),
        ]);
    }

    /**
     * A text that may be missing.
     *
     * @param string $description
     * @return external_value
     */
    private static function text(string $description): external_value {
        return new external_value(PARAM_RAW, $description, VALUE_REQUIRED, null, NULL_ALLOWED);
    }

    /**
     * An amount that may be missing.
     *
     * @param string $description
     * @return external_value
     */
    private static function number(string $description): external_value {
        return new external_value(PARAM_FLOAT, $description, VALUE_REQUIRED, null, NULL_ALLOWED);
    }

    /**
     * One object, left out where the account is no student's.
     *
     * @param string $description
     * @param array $fields
     * @return external_single_structure
     */
    private static function row(string $description, array $fields): external_single_structure {
        return new external_single_structure($fields, $description, VALUE_OPTIONAL);
    }

    /**
     * Objects.
     *
     * @param string $description
     * @param array $fields
     * @return external_multiple_structure
     */
    private static function rows(string $description, array $fields): external_multiple_structure {
        return new external_multiple_structure(new external_single_structure($fields), $description, VALUE_OPTIONAL);
    }
}
