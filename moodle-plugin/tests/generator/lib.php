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

/**
 * Data generator of the plugin.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use local_mzi\local\records\records;

/**
 * Makes records as the bridge would send them.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class local_mzi_generator extends component_generator_base {
    /** @var int number of records made */
    private int $count = 0;

    #[\Override]
    public function reset() {
        $this->count = 0;
    }

    /**
     * Makes a record of any entity type.
     *
     * @param string $entity
     * @param array $record its attributes; the Zoho id may be left out
     * @return stdClass its row
     */
    public function create_record(string $entity, array $record = []): stdClass {
        global $DB;
        $type = \local_mzi\local\records\entity_types::get($entity);
        $record += [$type->idcolumn => (string) (5725767000000000000 + ++$this->count)];
        records::upsert($entity, [json_decode(json_encode($record))]);
        return $DB->get_record($type->table, [$type->idcolumn => $record[$type->idcolumn]], '*', IGNORE_MULTIPLE);
    }

    /**
     * Makes a student.
     *
     * @param array $record
     * @return stdClass its row
     */
    public function create_student(array $record = []): stdClass {
        $number = $this->count + 1;
        return $this->create_record('students', $record + [
            'student_id' => "A01B{$number}C",
            'first_name' => 'Student',
            'last_name' => "Number $number",
            'academic_email' => "student$number@school.example",
            'status' => 'Active',
        ]);
    }

    /**
     * Makes a student with a Moodle account.
     *
     * @param stdClass $user the account
     * @param array $record
     * @return stdClass its row
     */
    public function create_linked_student(stdClass $user, array $record = []): stdClass {
        return $this->create_student($record + ['academic_email' => $user->email]);
    }

    /**
     * Makes a class with a course.
     *
     * @param stdClass $course
     * @param array $record
     * @return stdClass its row
     */
    public function create_class(stdClass $course, array $record = []): stdClass {
        return $this->create_record('classes', $record + [
            'class_name' => $course->fullname,
            'moodle_class_id' => (string) $course->id,
            'class_status' => 'Active',
        ]);
    }

    /**
     * Makes a student who has something on every page, with an account.
     *
     * @param array $data userid: the account; courseid: the course of the class that goes on, may be left out
     * @return stdClass its row
     */
    public function create_full_student(array $data): stdClass {
        global $DB;
        $user = $DB->get_record('user', ['id' => $data['userid']], '*', MUST_EXIST);
        $student = $this->create_linked_student($user, [
            'student_id' => 'A01B0001C', 'first_name' => $user->firstname, 'last_name' => $user->lastname,
            'email' => 'private.' . $user->email, 'phone_number' => '+962 79 555 0101', 'date_of_birth' => '2004-02-29',
            'gender' => 'Female', 'nationality' => 'Jordanian', 'address' => '12 Rainbow Street', 'city' => 'Amman',
            'national_id' => '9981012345', 'emergency_contact_name' => 'Huda Haddad',
            'emergency_contact_phone' => '+962 79 555 0102', 'academic_program' => 'BTEC HND in Computing', 'major' => 'IT',
            'sub_major' => 'Networks', 'registration_date' => '2025-09-01', 'study_language' => 'English',
        ]);
        $own = ['zoho_student_id' => $student->zoho_student_id];
        $this->fill_programmes($own);
        $this->fill_classes($own, $data['courseid'] ?? null);
        $this->create_record('requests', $own + [
            'request_number' => 'Q-77', 'request_type' => 'Change Information', 'request_status' => 'Pending',
            'description' => 'We have moved.', 'request_date' => '2026-11-21T08:15:00Z', 'change_information' => [
                ['Field_Name' => 'City', 'Current_Value' => 'Amman', 'New_Value' => 'Aleppo'],
            ],
        ]);
        $this->create_record('requests', $own + ['request_number' => 'Q-76', 'request_type' => 'Student Card',
            'request_status' => 'Approved', 'request_date' => '2026-09-11T10:00:00Z']);
        return $DB->get_record('local_mzi_students', ['id' => $student->id]);
    }

    /**
     * Makes two registrations of a student: one that is half paid, and one that was cancelled.
     *
     * @param array $own the student's Zoho id
     */
    private function fill_programmes(array $own): void {
        $registration = $this->create_record('registrations', $own + [
            'program_name' => 'BTEC HND in Computing', 'registration_number' => 'REG-2025-0117',
            'registration_date' => '2025-09-01', 'registration_status' => 'Active', 'total_fees' => 2000,
            'currency' => 'USD', 'study_mode' => 'Normal', 'program_level' => 'Level 5', 'expected_graduation' => '2028-06-30',
        ]);
        $id = $registration->zoho_registration_id;
        $this->create_record('registrations', $own + ['program_name' => 'Summer school', 'registration_status' => 'Cancelled',
            'registration_date' => '2025-06-01', 'total_fees' => 300, 'paid_amount' => 0, 'currency' => 'EUR']);
        $instalments = [
            ['2025-09-01', 'Paid', '2025-09-01'], ['2026-02-01', 'Paid', '2026-02-03'], ['2026-09-01', 'Pending', null],
            ['2036-02-01', 'Pending', null], ['2036-09-01', 'Pending', null],
        ];
        $this->create_record('installments', ['zoho_registration_id' => $id, 'installments' => array_map(
            fn(int $index, array $instalment): array => ['installment_number' => (string) ($index + 1), 'amount' => 400,
                'due_date' => $instalment[0], 'status' => $instalment[1], 'paid_date' => $instalment[2]],
            array_keys($instalments),
            $instalments,
        )]);
        $own += ['zoho_registration_id' => $id, 'payment_amount' => 400, 'payment_type' => 'Study Fees'];
        $this->create_record('payments', $own + ['payment_date' => '2025-09-01', 'receipt_number' => 'R-1001',
            'payment_method' => 'Bank']);
        $this->create_record('payments', $own + ['payment_date' => '2026-02-03', 'receipt_number' => 'R-1002',
            'payment_method' => 'Cash']);
        $this->create_record('payments', $own + ['payment_date' => '2026-02-02', 'receipt_number' => 'R-1003',
            'payment_method' => 'Cash', 'payment_status' => 'Voided']);
    }

    /**
     * Makes two classes of a student: one with grades that goes on, and one that the student has left.
     *
     * @param array $own the student's Zoho id
     * @param int|null $courseid
     */
    private function fill_classes(array $own, ?int $courseid): void {
        $class = $this->create_record('classes', [
            'class_name' => 'Programming, group A', 'unit_name' => 'Unit 1: Programming', 'teacher_name' => 'Omar Nasser',
            'class_status' => 'Active', 'start_date' => '2026-09-06', 'end_date' => '2027-01-21', 'term' => 'Autumn 2026',
            'moodle_class_id' => $courseid === null ? null : (string) $courseid,
        ]);
        $left = $this->create_record('classes', ['class_name' => 'Databases, group B', 'class_status' => 'Active',
            'unit_name' => 'Unit 4: Databases', 'start_date' => '2026-09-06']);
        $this->create_record('enrollments', $own + ['zoho_class_id' => $class->zoho_class_id,
            'enrollment_date' => '2026-09-06', 'enrollment_type' => 'Normal', 'enrollment_status' => 'Active']);
        $this->create_record('enrollments', $own + ['zoho_class_id' => $left->zoho_class_id,
            'enrollment_date' => '2026-09-06', 'enrollment_status' => 'Withdrawn', 'withdrawal' => 'unenrol']);
        $own += ['zoho_class_id' => $class->zoho_class_id, 'unit_name' => 'Unit 1: Programming'];
        $this->create_record('grades', $own + ['assignment_name' => 'Assignment 1: Algorithms', 'grade_value' => 'M',
            'attempt_number' => 1, 'grade_date' => '2026-10-20', 'grade_status' => 'Released',
            'feedback' => "Well argued.\nCompare two more algorithms for a distinction.", 'learning_outcomes' => [
                ['LO_Code' => 'P1', 'LO_Definition' => 'Define an algorithm and outline how it is coded.',
                    'LO_Score' => 'Achieved', 'LO_Feedback' => 'Clear.'],
                ['LO_Code' => 'M1', 'LO_Definition' => 'Analyse how code becomes a running program.',
                    'LO_Score' => 'Achieved'],
                ['LO_Code' => 'D1', 'LO_Definition' => 'Examine how an algorithm is implemented.',
                    'LO_Score' => 'Not achieved', 'LO_Feedback' => 'Needs a comparison.'],
            ]]);
        $this->create_record('grades', $own + ['assignment_name' => 'Assignment 2: Debugging', 'grade_value' => 'P',
            'attempt_number' => 1, 'grade_date' => '2026-11-18', 'grade_status' => 'In review', 'feedback' => 'Secret']);
    }
}
