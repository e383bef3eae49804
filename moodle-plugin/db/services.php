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
 * Web-service functions of the plugin, and the service of the bridge.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

defined('MOODLE_INTERNAL') || die();

$functions = [
    'local_mzi_upsert_records' => [
        'classname' => \local_mzi\external\upsert_records::class,
        'description' => 'Creates or updates up to 500 records of one entity type; one answer per record.',
        'type' => 'write',
        'capabilities' => 'local/mzi:syncdata',
    ],
    'local_mzi_delete_records' => [
        'classname' => \local_mzi\external\delete_records::class,
        'description' => 'Deletes records of one entity type by Zoho id; one answer per id.',
        'type' => 'write',
        'capabilities' => 'local/mzi:syncdata',
    ],
    'local_mzi_get_records' => [
        'classname' => \local_mzi\external\get_records::class,
        'description' => 'Rows of one entity type with the hash of their content.',
        'type' => 'read',
        'capabilities' => 'local/mzi:syncdata',
    ],
    'local_mzi_erase_student' => [
        'classname' => \local_mzi\external\erase_student::class,
        'description' => 'Removes every row about a student, for good.',
        'type' => 'write',
        'capabilities' => 'local/mzi:syncdata',
    ],
    'local_mzi_update_student' => [
        'classname' => \local_mzi\external\update_student::class,
        'description' => 'Creates or updates a student.',
        'type' => 'write',
        'capabilities' => 'local/mzi:syncdata',
    ],
    'local_mzi_sync_teacher' => [
        'classname' => \local_mzi\external\sync_teacher::class,
        'description' => 'Creates or updates a teacher.',
        'type' => 'write',
        'capabilities' => 'local/mzi:syncdata',
    ],
    'local_mzi_create_registration' => [
        'classname' => \local_mzi\external\create_registration::class,
        'description' => 'Creates or updates a registration.',
        'type' => 'write',
        'capabilities' => 'local/mzi:syncdata',
    ],
    'local_mzi_sync_installments' => [
        'classname' => \local_mzi\external\sync_installments::class,
        'description' => 'Replaces the instalments of a registration.',
        'type' => 'write',
        'capabilities' => 'local/mzi:syncdata',
    ],
    'local_mzi_record_payment' => [
        'classname' => \local_mzi\external\record_payment::class,
        'description' => 'Creates or updates a payment.',
        'type' => 'write',
        'capabilities' => 'local/mzi:syncdata',
    ],
    'local_mzi_create_class' => [
        'classname' => \local_mzi\external\create_class::class,
        'description' => 'Creates or updates a class.',
        'type' => 'write',
        'capabilities' => 'local/mzi:syncdata',
    ],
    'local_mzi_update_enrollment' => [
        'classname' => \local_mzi\external\update_enrollment::class,
        'description' => 'Creates or updates an enrolment, and enrols in Moodle.',
        'type' => 'write',
        'capabilities' => 'local/mzi:syncdata',
    ],
    'local_mzi_enrol_users' => [
        'classname' => \local_mzi\external\enrol_users::class,
        'description' => 'Enrols users in a course with given roles.',
        'type' => 'write',
        'capabilities' => 'local/mzi:syncdata',
    ],
    'local_mzi_submit_grade' => [
        'classname' => \local_mzi\external\submit_grade::class,
        'description' => 'Creates or updates a grade.',
        'type' => 'write',
        'capabilities' => 'local/mzi:syncdata',
    ],
    'local_mzi_update_request_status' => [
        'classname' => \local_mzi\external\update_request_status::class,
        'description' => 'Creates or updates a student request.',
        'type' => 'write',
        'capabilities' => 'local/mzi:syncdata',
    ],
    'local_mzi_approve_photo' => [
        'classname' => \local_mzi\external\approve_photo::class,
        'description' => 'Lets a photo that waits go live, or turns it down.',
        'type' => 'write',
        'capabilities' => 'local/mzi:syncdata',
    ],
    'local_mzi_get_moodle_ids' => [
        'classname' => \local_mzi\external\get_moodle_ids::class,
        'description' => 'The account of a student and the course of a class.',
        'type' => 'read',
        'capabilities' => 'local/mzi:syncdata',
    ],
    'local_mzi_create_btec_definition' => [
        'classname' => \local_mzi\external\create_btec_definition::class,
        'description' => 'Creates or updates the grading definition of a unit.',
        'type' => 'write',
        'capabilities' => 'local/mzi:syncdata',
    ],
    'local_mzi_delete_btec_definition' => [
        'classname' => \local_mzi\external\delete_btec_definition::class,
        'description' => 'Deletes the grading definition of a unit.',
        'type' => 'write',
        'capabilities' => 'local/mzi:syncdata',
    ],
    'local_mzi_delete_student' => [
        'classname' => \local_mzi\external\delete_student::class,
        'description' => 'Marks a student as deleted.',
        'type' => 'write',
        'capabilities' => 'local/mzi:syncdata',
    ],
    'local_mzi_delete_registration' => [
        'classname' => \local_mzi\external\delete_registration::class,
        'description' => 'Marks a registration as deleted.',
        'type' => 'write',
        'capabilities' => 'local/mzi:syncdata',
    ],
    'local_mzi_delete_payment' => [
        'classname' => \local_mzi\external\delete_payment::class,
        'description' => 'Marks a payment as deleted.',
        'type' => 'write',
        'capabilities' => 'local/mzi:syncdata',
    ],
    'local_mzi_delete_class' => [
        'classname' => \local_mzi\external\delete_class::class,
        'description' => 'Marks a class as deleted.',
        'type' => 'write',
        'capabilities' => 'local/mzi:syncdata',
    ],
    'local_mzi_delete_enrollment' => [
        'classname' => \local_mzi\external\delete_enrollment::class,
        'description' => 'Marks an enrolment as deleted.',
        'type' => 'write',
        'capabilities' => 'local/mzi:syncdata',
    ],
    'local_mzi_delete_grade' => [
        'classname' => \local_mzi\external\delete_grade::class,
        'description' => 'Deletes a grade.',
        'type' => 'write',
        'capabilities' => 'local/mzi:syncdata',
    ],
    'local_mzi_delete_request' => [
        'classname' => \local_mzi\external\delete_request::class,
        'description' => 'Marks a request as deleted.',
        'type' => 'write',
        'capabilities' => 'local/mzi:syncdata',
    ],
    // For the site's own pages, and no part of the bridge's service.
    'local_mzi_get_student_dashboard' => [
        'classname' => \local_mzi\external\get_student_dashboard::class,
        'description' => 'All that a student\'s pages show.',
        'type' => 'read',
        'ajax' => true,
        'capabilities' => 'local/mzi:viewown, local/mzi:viewstudents',
    ],
    // The name of older set-ups.
    'local_moodle_zoho_sync_create_btec_definition' => [
        'classname' => \local_mzi\external\create_btec_definition::class,
        'description' => 'Creates or updates the grading definition of a unit.',
        'type' => 'write',
        'capabilities' => 'local/mzi:syncdata',
    ],
];

$services = [
    'MZI bridge' => [
        'shortname' => 'local_mzi_service',
        'functions' => [
            'local_mzi_upsert_records',
            'local_mzi_delete_records',
            'local_mzi_get_records',
            'local_mzi_erase_student',
            'local_mzi_update_student',
            'local_mzi_sync_teacher',
            'local_mzi_create_registration',
            'local_mzi_sync_installments',
            'local_mzi_record_payment',
            'local_mzi_create_class',
            'local_mzi_update_enrollment',
            'local_mzi_enrol_users',
            'local_mzi_submit_grade',
            'local_mzi_update_request_status',
            'local_mzi_approve_photo',
            'local_mzi_get_moodle_ids',
            'local_mzi_create_btec_definition',
            'local_mzi_delete_btec_definition',
            'local_mzi_delete_student',
            'local_mzi_delete_registration',
            'local_mzi_delete_payment',
            'local_mzi_delete_class',
            'local_mzi_delete_enrollment',
            'local_mzi_delete_grade',
            'local_mzi_delete_request',
            'local_moodle_zoho_sync_create_btec_definition',
            'core_webservice_get_site_info',
            'core_user_get_users_by_field',
            'core_course_create_courses',
            'core_course_update_courses',
            'core_course_get_courses_by_field',
        ],
        'restrictedusers' => 1,
        'enabled' => 1,
        'downloadfiles' => 1, // What students hand in with requests.
        'uploadfiles' => 0,
    ],
];
