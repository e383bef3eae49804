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
use local_mzi\local\bridge_role;

/**
 * Tests of the web-service functions as the bridge calls them, with the role that comes with the plugin.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \local_mzi\external\base
 * @covers \local_mzi\external\set_based
 * @covers \local_mzi\external\single
 * @covers \local_mzi\external\upsert_one
 * @covers \local_mzi\external\delete_one
 */
final class functions_test extends \advanced_testcase {
    /** @var \stdClass the bridge's account */
    private \stdClass $bridge;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->bridge = $this->getDataGenerator()->create_user();
        role_assign(bridge_role::id(), $this->bridge->id, \core\context\system::instance()->id);
        $this->setUser($this->bridge);
    }

    /**
     * Calls a function with all that Moodle does around it.
     *
     * @param string $function
     * @param array $parameters
     * @return mixed the answer
     */
    private function call(string $function, array $parameters) {
        $_POST['sesskey'] = sesskey();
        $answer = external_api::call_external_function($function, $parameters);
        $this->assertFalse($answer['error'], json_encode($answer['exception'] ?? null));
        return $answer['data'];
    }

    /**
     * Calls a function that is to refuse.
     *
     * @param string $function
     * @param array $parameters
     * @return string error code
     */
    private function refused(string $function, array $parameters): string {
        $_POST['sesskey'] = sesskey();
        $answer = external_api::call_external_function($function, $parameters);
        $this->assertTrue($answer['error']);
        return $answer['exception']->errorcode;
    }

    /**
     * The functions of the plugin and of its service.
     *
     * @return array[] functions and services
     */
    private static function declared(): array {
        $functions = [];
        $services = [];
        require(__DIR__ . '/../../db/services.php');
        return [$functions, $services];
    }

    /**
     * Every function that is declared is in the service; the role can do what the service offers.
     */
    public function test_the_service_is_complete(): void {
        [$functions, $services] = self::declared();
        $service = $services['MZI bridge'];
        $this->assertSame(1, $service['restrictedusers']);
        $this->assertSame('local_mzi_service', $service['shortname']);
        // What the site's own pages ask for is no business of the bridge.
        $functions = array_filter($functions, fn(array $function): bool => empty($function['ajax']));
        $this->assertSame([], array_diff(array_keys($functions), $service['functions']));
        foreach ($service['functions'] as $function) {
            $info = external_api::external_function_info($function);
            foreach (array_filter(array_map('trim', explode(',', $info->capabilities))) as $capability) {
                $known = in_array($capability, bridge_role::CAPABILITIES, true) || in_array($capability, [
                    // These two show more of a user than the bridge asks for.
                    'moodle/course:useremail', 'moodle/user:viewhiddendetails',
                    // Moodle names them for what the bridge does not send: descriptions and visibility.
                    'moodle/course:changesummary', 'moodle/course:visibility', 'moodle/user:update',
                ], true);
                $this->assertTrue($known, "$function needs $capability");
            }
        }
    }

    /**
     * The bridge's probe: an empty array of records.
     */
    public function test_takes_an_empty_array(): void {
        $this->assertSame([], $this->call('local_mzi_upsert_records', ['entity' => 'students', 'recordsdata' => '[]']));
    }

    /**
     * Answers come in the order of the request, with the keys that the bridge reads.
     */
    public function test_upserts_and_deletes_sets(): void {
        $answer = $this->call('local_mzi_upsert_records', [
            'entity' => 'students',
            'recordsdata' => '[{"zoho_student_id":"3"},{"zoho_student_id":"x"},{"zoho_student_id":"1","city":"عمّان"}]',
        ]);
        $this->assertSame(['3', 'x', '1'], array_column($answer, 'zoho_id'));
        $this->assertSame(['zoho_id' => '3', 'ok' => true, 'action' => 'created', 'status' => 'waiting'], $answer[0]);
        $this->assertSame(['zoho_id', 'ok', 'errorcode', 'message'], array_keys($answer[1]));
        $answer = $this->call('local_mzi_delete_records', ['entity' => 'students', 'zohoids' => '["3","4"]']);
        $this->assertSame(['deleted', 'unchanged'], array_column($answer, 'action'));
        $answer = $this->call('local_mzi_get_records', ['entity' => 'students', 'zohoids' => '["1"]']);
        $this->assertSame('عمّان', json_decode($answer[0]['record'])->city);
        $answer = $this->call('local_mzi_get_records', ['entity' => 'students', 'after_id' => $answer[0]['id']]);
        $this->assertSame([], $answer);
    }

    /**
     * What is not JSON, not of its form or too much is refused as a whole.
     */
    public function test_refuses_what_is_malformed(): void {
        global $DB;
        $toomany = json_encode(array_fill(0, 501, ['zoho_payment_id' => '1']));
        foreach (['', '{', '{}', '"x"', 'null', $toomany, "[{\"zoho_payment_id\":\"1\",\"bank_name\":\"\xff\"}]"] as $json) {
            $code = $this->refused('local_mzi_upsert_records', ['entity' => 'payments', 'recordsdata' => $json]);
            $this->assertSame('invalidparameter', $code);
            $this->assertSame('invalidparameter', $this->refused('local_mzi_update_student', ['studentdata' => "[$json"]));
        }
        $this->assertSame('invalidparameter', $this->refused('local_mzi_upsert_records', [
            'entity' => 'programs', 'recordsdata' => '[]',
        ]));
        $this->assertSame('invalidparameter', $this->refused('local_mzi_upsert_records', ['entity' => 'payments']));
        foreach ([['limit' => 1001], ['limit' => 0], ['after_id' => -1], ['zohoids' => '[1]'], ['zohoids' => '{}']] as $bad) {
            $this->assertSame('invalidparameter', $this->refused('local_mzi_get_records', ['entity' => 'payments'] + $bad));
        }
        $this->assertSame('invalidparameter', $this->refused('local_mzi_erase_student', ['zoho_student_id' => "1' OR 1"]));
        $this->assertSame(0, $DB->count_records('local_mzi_payments'));
    }

    /**
     * Functions for one record answer what the older plugin's do.
     */
    public function test_single_functions_answer(): void {
        $user = $this->getDataGenerator()->create_user();
        $course = $this->getDataGenerator()->create_course();
        $student = $this->call('local_mzi_update_student', [
            'studentdata' => json_encode(['zoho_student_id' => '7', 'academic_email' => $user->email]),
        ]);
        $this->assertSame(['success', 'action', 'student_id', 'moodle_user_id', 'message'], array_keys($student));
        $this->assertSame([true, 'created', (int) $user->id], [
            $student['success'], $student['action'], $student['moodle_user_id'],
        ]);
        $this->assertGreaterThan(0, $student['student_id']);
        $teacher = $this->call('local_mzi_sync_teacher', ['teacherdata' => '{"zoho_teacher_id":"6"}']);
        $this->assertNull($teacher['moodle_user_id']);
        $this->call('local_mzi_create_class', [
            'classdata' => json_encode(['zoho_class_id' => '8', 'moodle_class_id' => $course->id]),
        ]);
        $enrolment = $this->call('local_mzi_update_enrollment', [
            'enrollmentdata' => '{"zoho_enrollment_id":"9","zoho_student_id":"7","zoho_class_id":"8"}',
        ]);
        $this->assertSame(['enrolled', (int) $user->id], [$enrolment['enrol_status'], $enrolment['moodle_user_id']]);
        $this->assertSame(
            ['moodle_user_id' => (int) $user->id, 'moodle_course_id' => (int) $course->id],
            $this->call('local_mzi_get_moodle_ids', ['zoho_student_id' => '7', 'zoho_class_id' => '8']),
        );
        $schedule = $this->call('local_mzi_sync_installments', [
            'zoho_registration_id' => '5', 'installmentsdata' => '[{"amount":1},{"amount":2}]',
        ]);
        $this->assertSame([true, 2], [$schedule['success'], $schedule['count']]);
        $refused = $this->call('local_mzi_submit_grade', ['gradedata' => '{"zoho_grade_id":"4","grade_date":"soon"}']);
        $this->assertSame([false, 0, 'invalidparameter'], [
            $refused['success'], $refused['grade_id'], $refused['errorcode'],
        ]);
        $deleted = $this->call('local_mzi_delete_enrollment', ['zoho_enrollment_id' => '9']);
        $this->assertSame([true, 'deleted', $enrolment['enrollment_id']], [
            $deleted['success'], $deleted['action'], $deleted['enrollment_id'],
        ]);
        $erased = $this->call('local_mzi_erase_student', ['zoho_student_id' => '7']);
        $this->assertSame(['success' => true, 'action' => 'erased', 'records' => 2, 'message' => ''], $erased);
        $erased = $this->call('local_mzi_erase_student', ['zoho_student_id' => '7']);
        $this->assertSame(['success' => true, 'action' => 'absent', 'records' => 0, 'message' => ''], $erased);
    }

    /**
     * Users, courses and photos.
     */
    public function test_other_functions_answer(): void {
        global $DB;
        $user = $this->getDataGenerator()->create_user();
        $course = $this->getDataGenerator()->create_course();
        $roleid = $DB->get_field('role', 'id', ['shortname' => 'editingteacher']);
        $answer = $this->call('local_mzi_enrol_users', [
            'courseid' => $course->id,
            'enrolmentsdata' => json_encode([
                ['userid' => $user->id, 'roleid' => (int) $roleid],
                ['userid' => '98765', 'roleid' => $roleid],
            ]),
        ]);
        $this->assertSame([1, [98765]], [$answer['enrolled'], $answer['skipped']]);
        $this->assertSame('invalidparameter', $this->refused('local_mzi_enrol_users', [
            'courseid' => 98765, 'enrolmentsdata' => '[]',
        ]));
        $answer = $this->call('local_mzi_approve_photo', ['moodle_user_id' => 98765, 'approved' => 1]);
        $this->assertSame([false, ''], [$answer['success'], $answer['action']]);
        $decision = ['moodle_user_id' => $user->id, 'approved' => 0];
        foreach ([$decision, $decision + ['zoho_request_id' => '7']] as $parameters) {
            $answer = $this->call('local_mzi_approve_photo', $parameters);
            $this->assertSame([true, 'unchanged'], [$answer['success'], $answer['action']]);
        }
    }

    /**
     * The functions for units say when the grading method is missing, under the old name too.
     */
    public function test_unit_functions_answer(): void {
        $available = \local_mzi\local\btec\definition::is_available();
        $parameters = ['name' => 'U', 'description' => '', 'zoho_unit_id' => '5', 'criteria' => [
            ['shortname' => 'P1', 'description' => 'Explain', 'level' => 1, 'sortorder' => 1],
        ]];
        foreach (['local_mzi_create_btec_definition', 'local_moodle_zoho_sync_create_btec_definition'] as $function) {
            $answer = $this->call($function, $parameters);
            $this->assertSame($available, $answer['success']);
            $this->assertSame($available ? 1 : 0, $answer['criteria_count']);
            $this->assertSame($available, $answer['definition_id'] > 0);
            $this->assertSame($available ? null : 'btecmissing', $answer['errorcode'] ?? null);
        }
        $answer = $this->call('local_mzi_delete_btec_definition', ['zoho_unit_id' => '5']);
        $this->assertTrue($answer['success']);
    }

    /**
     * With the role, the core functions do what the bridge needs of them.
     */
    public function test_the_role_is_enough_for_core_functions(): void {
        $category = $this->getDataGenerator()->create_category(['visible' => 0]);
        $course = ['fullname' => 'Class', 'shortname' => 'C1', 'categoryid' => $category->id, 'idnumber' => '8'];
        $more = ['format' => 'weeks', 'numsections' => 12];
        $id = $this->call('core_course_create_courses', ['courses' => [$course + $more]])[0]['id'];
        $find = fn(string $field, string $value): array => array_column(
            $this->call('core_course_get_courses_by_field', ['field' => $field, 'value' => $value])['courses'],
            'id',
        );
        $this->assertSame([[$id], [$id], []], [$find('idnumber', '8'), $find('id', (string) $id), $find('idnumber', '9')]);
        $other = $this->getDataGenerator()->create_category();
        $change = ['id' => $id, 'fullname' => 'Class 1', 'shortname' => 'C2', 'categoryid' => $other->id] + $course;
        $answer = $this->call('core_course_update_courses', ['courses' => [$change]]);
        $this->assertSame([], $answer['warnings']);
        $this->assertSame('Class 1', get_course($id)->fullname);
        $user = $this->getDataGenerator()->create_user(['username' => 'teacher@school.example']);
        $users = $this->call('core_user_get_users_by_field', ['field' => 'username', 'values' => ['teacher@school.example']]);
        $this->assertEquals([$user->id, 'teacher@school.example'], [$users[0]['id'], $users[0]['username']]);
    }
}
