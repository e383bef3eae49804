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

namespace local_mzi\local\records;

use local_mzi\local\refused_call;

/**
 * The entity types, as plain data. An attribute is written as its type, or as its type and column where the column has
 * another name: what Zoho says about Moodle's ids is kept apart from what this plugin has checked.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class entity_types {
    /** @var array[] by name: table, Zoho id, attributes, own columns, status column and its value for a deleted record */
    private const TYPES = [
        'teachers' => [
            'table' => 'local_mzi_teachers',
            'id' => 'zoho_teacher_id',
            'attributes' => [
                'teacher_name' => 'text',
                'email' => 'text',
                'academic_email' => 'text',
                'phone_number' => 'text',
                'moodle_user_id' => ['moodleid', 'zoho_moodle_user_id'],
            ],
            'effects' => ['moodle_user_id' => null, 'link_status' => 'waiting', 'link_reason' => null],
            'deleted' => [null, 'Deleted'],
        ],
        'students' => [
            'table' => 'local_mzi_students',
            'id' => 'zoho_student_id',
            'attributes' => [
                'student_id' => 'text',
                'first_name' => 'text',
                'last_name' => 'text',
                'display_name' => 'text',
                'academic_email' => 'text',
                'email' => 'text',
                'phone_number' => 'text',
                'date_of_birth' => 'date',
                'gender' => 'text',
                'nationality' => 'text',
                'address' => 'longtext',
                'city' => 'text',
                'national_id' => 'text',
                'emergency_contact_name' => 'text',
                'emergency_contact_phone' => 'text',
                'status' => 'text',
                'major' => 'text',
                'sub_major' => 'text',
                'academic_program' => 'text',
                'registration_date' => 'date',
                'study_language' => 'text',
                'registration_number' => 'text',
                'photo_url' => 'longtext',
                'moodle_user_id' => ['moodleid', 'zoho_moodle_user_id'],
            ],
            'effects' => ['moodle_user_id' => null, 'link_status' => 'waiting', 'link_reason' => null],
            'deleted' => ['status', 'Deleted'],
        ],
        'classes' => [
            'table' => 'local_mzi_classes',
            'id' => 'zoho_class_id',
            'attributes' => [
                'class_name' => 'text',
                'class_short_name' => 'text',
                'zoho_program_id' => 'zohoid',
                'program_name' => 'text',
                'zoho_unit_id' => 'zohoid',
                'unit_name' => 'text',
                'zoho_teacher_id' => 'zohoid',
                'teacher_name' => 'text',
                'moodle_class_id' => 'moodleid',
                'class_status' => 'text',
                'class_major' => 'text',
                'start_date' => 'date',
                'end_date' => 'date',
                'term' => 'text',
                'study_mode' => 'text',
            ],
            'effects' => [],
            'deleted' => ['class_status', 'Cancelled'],
        ],
        'registrations' => [
            'table' => 'local_mzi_registrations',
            'id' => 'zoho_registration_id',
            'attributes' => [
                'zoho_student_id' => 'zohoid',
                'zoho_program_id' => 'zohoid',
                'program_name' => 'text',
                'registration_number' => 'text',
                'registration_date' => 'date',
                'registration_status' => 'text',
                'total_fees' => 'money',
                'paid_amount' => 'money',
                'remaining_amount' => 'money',
                'currency' => 'text',
                'study_mode' => 'text',
                'program_level' => 'text',
                'expected_graduation' => 'date',
                'number_of_installments' => 'whole',
            ],
            'effects' => [],
            'deleted' => ['registration_status', 'Cancelled'],
        ],
        'enrollments' => [
            'table' => 'local_mzi_enrollments',
            'id' => 'zoho_enrollment_id',
            'attributes' => [
                'zoho_student_id' => 'zohoid',
                'student_name' => 'text',
                'zoho_class_id' => 'zohoid',
                'class_name' => 'text',
                'enrollment_date' => 'date',
                'end_date' => 'date',
                'enrollment_type' => 'text',
                'enrollment_status' => 'text',
                'enrolled_program' => 'text',
                'moodle_course_id' => ['text', 'zoho_moodle_course_id'],
                'synced_to_moodle' => 'flag',
                'withdrawal' => 'withdrawal',
            ],
            'effects' => [
                'enrol_status' => null,
                'moodle_user_id' => null,
                'moodle_course_id' => null,
                'user_enrolment_id' => null,
            ],
            'deleted' => ['enrollment_status', 'Withdrawn'],
        ],
        'payments' => [
            'table' => 'local_mzi_payments',
            'id' => 'zoho_payment_id',
            'attributes' => [
                'zoho_registration_id' => 'zohoid',
                'zoho_student_id' => 'zohoid',
                'payment_number' => 'text',
                'payment_amount' => 'money',
                'payment_date' => 'date',
                'payment_method' => 'text',
                'payment_type' => 'text',
                'payment_status' => 'text',
                'voucher_number' => 'text',
                'receipt_number' => 'text',
                'bank_name' => 'text',
                'payment_notes' => 'longtext',
                'installment_number' => 'text',
            ],
            'effects' => [],
            'deleted' => ['payment_status', 'Voided'],
        ],
        'grades' => [
            'table' => 'local_mzi_grades',
            'id' => 'zoho_grade_id',
            'attributes' => [
                'zoho_student_id' => 'zohoid',
                'zoho_class_id' => 'zohoid',
                'unit_name' => 'text',
                'assignment_name' => 'text',
                'btec_grade_name' => 'text',
                'grade_value' => 'text',
                'attempt_number' => 'whole',
                'grade_date' => 'date',
                'feedback' => 'longtext',
                'grade_status' => 'text',
                'composite_key' => 'text',
                'learning_outcomes' => 'json',
            ],
            'effects' => [],
            'deleted' => [null, null],
        ],
        'requests' => [
            'table' => 'local_mzi_requests',
            'id' => 'zoho_request_id',
            'attributes' => [
                'request_number' => 'text',
                'zoho_student_id' => 'zohoid',
                'request_type' => 'text',
                'request_status' => 'text',
                'description' => 'longtext',
                'request_date' => 'datetime',
                'moodle_user_id' => ['moodleid', 'zoho_moodle_user_id'],
                'change_information' => 'json',
                'requested_classes' => 'json',
            ],
            'effects' => ['moodle_user_id' => null, 'details' => null, 'status_history' => null],
            'deleted' => ['request_status', 'Cancelled'],
        ],
        'units' => [
            'table' => 'local_mzi_btec_templates',
            'id' => 'zoho_unit_id',
            'attributes' => [
                'name' => 'text',
                'description' => 'longtext',
                'criteria' => 'json',
            ],
            'effects' => ['definition_id' => null],
            'deleted' => [null, 'Deleted'],
        ],
        'installments' => [
            'table' => 'local_mzi_installments',
            'id' => 'zoho_registration_id',
            'attributes' => [
                'installment_number' => 'text',
                'due_date' => 'date',
                'amount' => 'money',
                'status' => 'text',
                'paid_date' => 'date',
            ],
            'effects' => [],
            'deleted' => [null, null],
        ],
    ];

    /**
     * The names of all entity types.
     *
     * @return string[]
     */
    public static function names(): array {
        return array_keys(self::TYPES);
    }

    /**
     * One entity type.
     *
     * @param string $name e.g. students
     * @return entity_type
     * @throws refused_call when there is none of that name
     */
    public static function get(string $name): entity_type {
        $described = self::TYPES[$name] ?? null;
        if ($described === null) {
            throw new refused_call('entity: one of ' . implode(', ', self::names()));
        }
        $attributes = [];
        foreach ($described['attributes'] as $attribute => $description) {
            [$type, $column] = is_array($description) ? $description : [$description, $attribute];
            $attributes[$attribute] = new attribute($attribute, attribute_type::from($type), $column);
        }
        [$statuscolumn, $deletedstatus] = $described['deleted'];
        return new entity_type(
            $name,
            $described['table'],
            $described['id'],
            $attributes,
            $described['effects'],
            $statuscolumn,
            $deletedstatus,
        );
    }
}
