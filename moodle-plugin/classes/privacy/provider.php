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

namespace local_mzi\privacy;

use core_privacy\local\metadata\collection;
use core_privacy\local\request\approved_contextlist;
use core_privacy\local\request\approved_userlist;
use core_privacy\local\request\contextlist;
use core_privacy\local\request\userlist;
use core_privacy\local\request\writer;

/**
 * What the plugin keeps about people: exported and deleted in the user's context.
 *
 * What is deleted here is deleted here only. Zoho is the source: the bridge brings a record again when it changes there, unless
 * the student is erased in the bridge as well.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class provider implements
    \core_privacy\local\metadata\provider,
    \core_privacy\local\request\core_userlist_provider,
    \core_privacy\local\request\plugin\provider {
    /** @var string[] tables with what of a person is in them: the columns that metadata names */
    private const COLUMNS = [
        'local_mzi_students' => [
            'student_id', 'first_name', 'last_name', 'display_name', 'academic_email', 'email', 'phone_number', 'date_of_birth',
            'gender', 'nationality', 'address', 'city', 'national_id', 'emergency_contact_name', 'emergency_contact_phone',
            'status', 'major', 'sub_major', 'academic_program', 'registration_date', 'study_language', 'registration_number',
            'photo_url', 'moodle_user_id',
        ],
        'local_mzi_teachers' => ['teacher_name', 'email', 'academic_email', 'phone_number', 'moodle_user_id'],
        'local_mzi_registrations' => [
            'zoho_student_id', 'program_name', 'registration_number', 'registration_date', 'registration_status', 'total_fees',
            'paid_amount', 'remaining_amount', 'currency', 'study_mode', 'expected_graduation',
        ],
        'local_mzi_installments' => ['zoho_registration_id', 'installment_number', 'due_date', 'amount', 'status', 'paid_date'],
        'local_mzi_payments' => [
            'zoho_student_id', 'payment_number', 'payment_amount', 'payment_date', 'payment_method', 'payment_type',
            'payment_status', 'voucher_number', 'receipt_number', 'bank_name', 'payment_notes',
        ],
        'local_mzi_enrollments' => [
            'zoho_student_id', 'student_name', 'class_name', 'enrollment_date', 'end_date', 'enrollment_type',
            'enrollment_status', 'moodle_user_id',
        ],
        'local_mzi_grades' => [
            'zoho_student_id', 'unit_name', 'assignment_name', 'grade_value', 'attempt_number', 'grade_date', 'feedback',
            'learning_outcomes',
        ],
        'local_mzi_requests' => [
            'zoho_student_id', 'moodle_user_id', 'request_type', 'request_status', 'description', 'request_date',
            'change_information', 'requested_classes', 'details',
        ],
        'local_mzi_grade_ack' => ['userid', 'gradeid', 'timecreated'],
        'local_mzi_outbox' => ['eventtype', 'payload', 'timecreated', 'timesent'],
        'local_mzi_request_windows' => ['usermodified'],
    ];

    #[\Override]
    public static function get_metadata(collection $collection): collection {
        foreach (self::COLUMNS as $table => $columns) {
            $fields = [];
            foreach ($columns as $column) {
                $fields[$column] = "privacy:metadata:column:{$column}";
            }
            $collection->add_database_table($table, $fields, 'privacy:metadata:' . $table);
        }
        $collection->add_subsystem_link('core_files', [], 'privacy:metadata:core_files');
        $collection->add_external_location_link('bridge', [
            'user' => 'privacy:metadata:bridge:user',
            'enrolments' => 'privacy:metadata:bridge:enrolments',
            'grades' => 'privacy:metadata:bridge:grades',
            'requests' => 'privacy:metadata:bridge:requests',
        ], 'privacy:metadata:bridge');
        return $collection;
    }

    #[\Override]
    public static function get_contexts_for_userid(int $userid): contextlist {
        $contextlist = new contextlist();
        if ((new person($userid))->is_known()) {
            $contextlist->add_user_context($userid);
        }
        return $contextlist;
    }

    #[\Override]
    public static function get_users_in_context(userlist $userlist) {
        $context = $userlist->get_context();
        if ($context instanceof \core\context\user && (new person($context->instanceid))->is_known()) {
            $userlist->add_user($context->instanceid);
        }
    }

    #[\Override]
    public static function export_user_data(approved_contextlist $contextlist) {
        $userid = (int) $contextlist->get_user()->id;
        foreach ($contextlist->get_contexts() as $context) {
            if ($context instanceof \core\context\user && (int) $context->instanceid === $userid) {
                self::export($context, new person($userid));
            }
        }
    }

    /**
     * Writes what there is about a person.
     *
     * @param \core\context\user $context
     * @param person $person
     */
    private static function export(\core\context\user $context, person $person): void {
        $root = get_string('pluginname', 'local_mzi');
        foreach ($person->rows() as $table => $rows) {
            if ($rows) {
                $name = get_string('privacy:path:' . $table, 'local_mzi');
                writer::with_context($context)->export_data([$root, $name], (object) ['records' => array_values($rows)]);
            }
        }
        $path = [$root, get_string('privacy:path:local_mzi_requests', 'local_mzi')];
        foreach ($person->files() as $file) {
            writer::with_context($context)->export_file($path, $file);
        }
    }

    #[\Override]
    public static function delete_data_for_all_users_in_context(\context $context) {
        if ($context instanceof \core\context\user) {
            (new person((int) $context->instanceid))->delete();
        }
    }

    #[\Override]
    public static function delete_data_for_users(approved_userlist $userlist) {
        $context = $userlist->get_context();
        if ($context instanceof \core\context\user && in_array($context->instanceid, $userlist->get_userids())) {
            (new person((int) $context->instanceid))->delete();
        }
    }

    #[\Override]
    public static function delete_data_for_user(approved_contextlist $contextlist) {
        $userid = (int) $contextlist->get_user()->id;
        foreach ($contextlist->get_contexts() as $context) {
            if ($context instanceof \core\context\user && (int) $context->instanceid === $userid) {
                (new person($userid))->delete();
            }
        }
    }
}
