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
use core_external\external_value;
use local_mzi\local\bridge_role;
use local_mzi\local\btec\definition;
use local_mzi\local\photos;
use local_mzi\local\records\attribute_type;
use local_mzi\local\records\entity_type;
use local_mzi\local\records\entity_types;
use local_mzi\tests\rest_server;

/**
 * Tests of calls that are to be refused: each has the right error, and nothing is written.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \local_mzi\external\base
 * @covers \local_mzi\external\set_based
 * @covers \local_mzi\external\upsert_one
 * @covers \local_mzi\external\delete_one
 * @covers \local_mzi\external\get_student_dashboard
 * @covers \local_mzi\local\records\validator
 * @covers \local_mzi\local\records\value_reader
 * @covers \local_mzi\local\records\installments
 * @covers \local_mzi\local\refused_call
 */
final class refusals_test extends \advanced_testcase {
    /** @var string the function that pages of the site ask; no part of the service */
    private const PAGES = 'local_mzi_get_student_dashboard';

    /** @var \stdClass account of the bridge */
    private \stdClass $bridge;

    /** @var \stdClass account of student 1 */
    private \stdClass $student;

    /** @var string the bridge's token */
    private string $token;

    /** @var string[] ids by what stands for them in parameters */
    private array $ids;

    #[\Override]
    protected function setUp(): void {
        global $DB;
        parent::setUp();
        $this->resetAfterTest();
        set_config('enablewebservices', 1);
        set_config('bridgeurl', 'https://bridge.example.org', 'local_mzi');
        $this->bridge = $this->getDataGenerator()->create_user();
        role_assign(bridge_role::id(), $this->bridge->id, \core\context\system::instance()->id);
        $this->authorise($this->bridge);
        $this->token = $this->token($this->bridge);
        $this->student = $this->getDataGenerator()->create_user(['email' => 'layla@school.example']);
        $course = $this->getDataGenerator()->create_course();
        $this->ids = [
            '{user}' => $this->student->id,
            '{course}' => $course->id,
            '{role}' => $DB->get_field('role', 'id', ['shortname' => 'editingteacher']),
        ];
        $this->fill($course);
    }

    /**
     * Makes one record of each type, with the ids that the calls name.
     *
     * @param \stdClass $course
     */
    private function fill(\stdClass $course): void {
        $generator = $this->getDataGenerator()->get_plugin_generator('local_mzi');
        $own = ['zoho_student_id' => '1'];
        $generator->create_linked_student($this->student, $own);
        $generator->create_class($course, ['zoho_class_id' => '2']);
        $generator->create_record('enrollments', $own + ['zoho_enrollment_id' => '3', 'zoho_class_id' => '2']);
        $generator->create_record('registrations', $own + ['zoho_registration_id' => '4']);
        $generator->create_record('installments', ['zoho_registration_id' => '4', 'installments' => [['amount' => 1]]]);
        $generator->create_record('payments', $own + ['zoho_payment_id' => '5', 'zoho_registration_id' => '4']);
        $generator->create_record('grades', $own + ['zoho_grade_id' => '6', 'zoho_class_id' => '2']);
        $generator->create_record('requests', $own + ['zoho_request_id' => '7', 'request_status' => 'Pending']);
        $generator->create_record('teachers', ['zoho_teacher_id' => '8']);
        if (definition::is_available()) {
            $generator->create_record('units', ['zoho_unit_id' => '9', 'name' => 'Unit 9']);
        }
        get_file_storage()->create_file_from_string([
            'contextid' => \core\context\user::instance($this->student->id)->id, 'component' => 'local_mzi',
            'filearea' => photos::PENDING, 'itemid' => 0, 'filepath' => '/', 'filename' => 'photo.png',
        ], 'no picture');
    }

    /**
     * Lets an account use the service.
     *
     * @param \stdClass $user
     */
    private function authorise(\stdClass $user): void {
        global $DB;
        $DB->insert_record('external_services_users', (object) [
            'externalserviceid' => $this->service()->id, 'userid' => $user->id, 'timecreated' => 1,
        ]);
    }

    /**
     * A token of an account for the service.
     *
     * @param \stdClass $user
     * @return string
     */
    private function token(\stdClass $user): string {
        $context = \core\context\system::instance();
        return \core_external\util::generate_token(EXTERNAL_TOKEN_PERMANENT, $this->service(), (int) $user->id, $context);
    }

    /**
     * The service that comes with the plugin.
     *
     * @return \stdClass
     */
    private function service(): \stdClass {
        global $DB;
        return $DB->get_record('external_services', ['shortname' => 'local_mzi_service'], '*', MUST_EXIST);
    }

    /**
     * A call of each function, which changes something or answers. In its parameters {user}, {course} and {role} stand for ids.
     *
     * @return array[] function and parameters, by function
     */
    public static function calls(): array {
        $calls = [
            'upsert_records' => ['entity' => 'payments', 'recordsdata' => '[{"zoho_payment_id":"5","bank_name":"B"}]'],
            'delete_records' => ['entity' => 'payments', 'zohoids' => '["5"]'],
            'get_records' => ['entity' => 'payments', 'zohoids' => '["5"]', 'after_id' => '0', 'limit' => '10'],
            'erase_student' => ['zoho_student_id' => '1'],
            'update_student' => ['studentdata' => '{"zoho_student_id":"1","city":"Aqaba"}'],
            'sync_teacher' => ['teacherdata' => '{"zoho_teacher_id":"8","teacher_name":"Omar"}'],
            'create_registration' => ['registrationdata' => '{"zoho_registration_id":"4","currency":"USD"}'],
            'sync_installments' => ['zoho_registration_id' => '4', 'installmentsdata' => '[{"amount":2}]'],
            'record_payment' => ['paymentdata' => '{"zoho_payment_id":"5","bank_name":"B"}'],
            'create_class' => ['classdata' => '{"zoho_class_id":"2","term":"Autumn"}'],
            'update_enrollment' => ['enrollmentdata' => '{"zoho_enrollment_id":"3","withdrawal":"unenrol"}'],
            'enrol_users' => ['courseid' => '{course}', 'enrolmentsdata' => '[{"userid":{user},"roleid":{role}}]'],
            'submit_grade' => ['gradedata' => '{"zoho_grade_id":"6","grade_value":"D"}'],
            'update_request_status' => ['requestdata' => '{"zoho_request_id":"7","request_status":"Approved"}'],
            'approve_photo' => ['moodle_user_id' => '{user}', 'approved' => '0', 'zoho_request_id' => ''],
            'get_moodle_ids' => ['zoho_student_id' => '1', 'zoho_class_id' => '2'],
            'create_btec_definition' => ['name' => 'U', 'description' => 'D', 'zoho_unit_id' => '9', 'criteria' => [
                ['shortname' => 'P1', 'description' => 'Explain', 'level' => '1', 'sortorder' => '1'],
            ]],
            'delete_btec_definition' => ['zoho_unit_id' => '9'],
            'delete_student' => ['zoho_student_id' => '1'],
            'delete_registration' => ['zoho_registration_id' => '4'],
            'delete_payment' => ['zoho_payment_id' => '5'],
            'delete_class' => ['zoho_class_id' => '2'],
            'delete_enrollment' => ['zoho_enrollment_id' => '3'],
            'delete_grade' => ['zoho_grade_id' => '6'],
            'delete_request' => ['zoho_request_id' => '7'],
            'get_student_dashboard' => ['userid' => '{user}', 'reveal' => '1'],
        ];
        $named = [];
        foreach ($calls as $name => $parameters) {
            $named["local_mzi_$name"] = ["local_mzi_$name", $parameters];
        }
        $older = 'local_moodle_zoho_sync_create_btec_definition';
        return $named + [$older => [$older, $calls['create_btec_definition']]];
    }

    /**
     * Calls a function: by REST, or as a page of the student would.
     *
     * @param string $function
     * @param array $parameters
     * @return array the answer, with errorcode where it is refused
     */
    private function call(string $function, array $parameters): array {
        $parameters = $this->with_ids($parameters);
        if ($function !== self::PAGES) {
            return rest_server::call($this->token, $function, $parameters);
        }
        $this->setUser($this->student);
        $_POST['sesskey'] = sesskey();
        $answer = external_api::call_external_function($function, $parameters, true);
        return $answer['error'] ? (array) $answer['exception'] : $answer['data'];
    }

    /**
     * Puts ids into parameters.
     *
     * @param array $parameters
     * @return array
     */
    private function with_ids(array $parameters): array {
        array_walk_recursive($parameters, function (&$value): void {
            $value = is_string($value) ? strtr($value, $this->ids) : $value;
        });
        return $parameters;
    }

    /**
     * All that the plugin keeps or brings about.
     *
     * @return array[] rows by table
     */
    private function state(): array {
        global $DB;
        $tables = array_filter($DB->get_tables(), fn(string $table): bool => str_starts_with($table, 'local_mzi_'));
        $tables = [...$tables, 'user_enrolments', 'role_assignments', 'files', 'grading_definitions', 'course'];
        $state = [];
        foreach ($tables as $table) {
            $state[$table] = $DB->get_records($table, null, 'id');
        }
        // Moodle notes of each call when it was.
        return $state + ['user' => $DB->get_records('user', null, 'id', 'id, username, email, deleted, picture')];
    }

    /**
     * Asserts that something writes nothing.
     *
     * @param callable $calls
     */
    private function assert_writes_nothing(callable $calls): void {
        $before = $this->state();
        $calls();
        $this->assertEquals($before, $this->state());
    }

    /**
     * The calls name every function that there is, so no test leaves one out.
     */
    public function test_every_function_is_called(): void {
        $functions = [];
        require(__DIR__ . '/../../db/services.php');
        $this->assertEqualsCanonicalizing(array_keys($functions), array_keys(self::calls()));
        foreach (self::calls() as [$function, $parameters]) {
            $keys = array_keys(external_api::external_function_info($function)->parameters_desc->keys);
            $this->assertSame($keys, array_keys($parameters), $function);
        }
    }

    /**
     * With token and capability every call is answered, so what refuses them below is what the test says.
     *
     * @param string $function
     * @param array $parameters
     * @dataProvider calls
     */
    public function test_is_answered(string $function, array $parameters): void {
        if (str_contains($function, '_create_btec_') && !definition::is_available()) {
            $this->markTestSkipped('gradingform_btec is not installed');
        }
        $answer = $this->call($function, $parameters);
        $this->assertArrayNotHasKey('errorcode', $answer + ($answer[0] ?? []), json_encode($answer));
        $this->assertNotFalse($answer['success'] ?? $answer[0]['ok'] ?? true);
    }

    /**
     * Without a token, and with a wrong one.
     *
     * @param string $function
     * @param array $parameters
     * @dataProvider calls
     */
    public function test_needs_a_token(string $function, array $parameters): void {
        $this->assert_writes_nothing(function () use ($function, $parameters): void {
            foreach ([null, '', 'x', strrev($this->token)] as $token) {
                $answer = rest_server::call($token, $function, $this->with_ids($parameters));
                $this->assertSame('invalidtoken', $answer['errorcode']);
            }
        });
    }

    /**
     * With the token of an account that may not use the service, although it has the role.
     *
     * @param string $function
     * @param array $parameters
     * @dataProvider calls
     */
    public function test_needs_the_service(string $function, array $parameters): void {
        $user = $this->getDataGenerator()->create_user();
        role_assign(bridge_role::id(), $user->id, \core\context\system::instance()->id);
        $token = $this->token($user);
        $this->assert_writes_nothing(function () use ($function, $parameters, $token): void {
            $answer = rest_server::call($token, $function, $this->with_ids($parameters));
            $this->assertSame('accessexception', $answer['errorcode']);
        });
    }

    /**
     * With an account that may use the service, but lacks the capability.
     *
     * @param string $function
     * @param array $parameters
     * @dataProvider calls
     */
    public function test_needs_the_capability(string $function, array $parameters): void {
        global $CFG;
        $context = \core\context\system::instance();
        unassign_capability('local/mzi:syncdata', bridge_role::id(), $context->id);
        unassign_capability('local/mzi:viewown', $CFG->defaultuserroleid, $context->id);
        $this->assert_writes_nothing(function () use ($function, $parameters): void {
            $this->assertSame('nopermissions', $this->call($function, $parameters)['errorcode']);
        });
    }

    /**
     * A suspended account of the bridge can do nothing.
     */
    public function test_needs_an_active_account(): void {
        global $DB;
        $DB->set_field('user', 'suspended', 1, ['id' => $this->bridge->id]);
        $this->assert_writes_nothing(function (): void {
            $answer = $this->call('local_mzi_delete_student', ['zoho_student_id' => '1']);
            $this->assertSame('wsaccessusersuspended', $answer['errorcode']);
        });
    }

    /**
     * Parameters that are missing, too many, or not of their type.
     *
     * @param string $function
     * @param array $parameters
     * @dataProvider calls
     */
    public function test_wrong_parameters(string $function, array $parameters): void {
        $wrong = [$parameters + ['another' => '1']];
        foreach (external_api::external_function_info($function)->parameters_desc->keys as $name => $description) {
            if ($description->required === VALUE_REQUIRED) {
                $wrong[] = array_diff_key($parameters, [$name => 0]);
            }
            $isvalue = $description instanceof external_value;
            $wrong[] = [$name => $isvalue ? ['x' => 'y'] : 'x'] + $parameters;
            $notoftype = match ($isvalue ? $description->type : null) {
                PARAM_INT => ['x', '1.5', '1 OR 1=1', '99999999999999999999'],
                PARAM_BOOL => ['2', 'maybe'],
                PARAM_ALPHANUM, PARAM_ALPHANUMEXT => ["1' OR '1", '../1'],
                default => [],
            };
            foreach ($notoftype as $value) {
                $wrong[] = [$name => $value] + $parameters;
            }
        }
        $this->assert_writes_nothing(function () use ($function, $wrong): void {
            foreach ($wrong as $parameters) {
                $answer = $this->call($function, $parameters);
                $this->assertSame('invalidparameter', $answer['errorcode'] ?? null, json_encode($parameters));
            }
        });
    }

    /**
     * Calls of functions that take JSON.
     *
     * @return array[] function, parameters, and the name of the one that is JSON
     */
    public static function json_calls(): array {
        $calls = [];
        foreach (self::calls() as [$function, $parameters]) {
            foreach ($parameters as $name => $value) {
                if (str_ends_with($name, 'data') || $name === 'zohoids') {
                    $calls["$function $name"] = [$function, $parameters, $name];
                }
            }
        }
        return $calls;
    }

    /**
     * JSON that is none, another kind of value, too deep or too much. The error says which parameter.
     *
     * @param string $function
     * @param array $parameters
     * @param string $name
     * @dataProvider json_calls
     */
    public function test_wrong_json(string $function, array $parameters, string $name): void {
        $isarray = $parameters[$name][0] === '[';
        $deep = str_repeat('[', 20) . str_repeat(']', 20);
        $wrong = [' ', '{', '[', 'x', '"x"', '1', 'null', 'true', '[1,]', "{'a':1}", $isarray ? '{}' : '[]', $deep];
        if ($isarray) {
            $wrong[] = json_encode(array_fill(0, 1001, '1'));
        }
        if ($function === 'local_mzi_get_records') {
            unset($wrong[0]);
        }
        $this->assert_writes_nothing(function () use ($function, $parameters, $name, $wrong): void {
            foreach ($wrong as $json) {
                $answer = $this->call($function, [$name => $json] + $parameters);
                $this->assertSame('invalidparameter', $answer['errorcode'] ?? null, $json);
                $this->assertStringContainsString($name, $answer['message']);
            }
        });
    }

    /**
     * Ids of functions that are no JSON.
     */
    public function test_wrong_ids_of_single_functions(): void {
        $this->assert_writes_nothing(function (): void {
            foreach (self::calls() as [$function, $parameters]) {
                $isdelete = preg_match('/_delete_(?!records)|_erase_/', $function);
                foreach ($isdelete ? ['', 'x', '-1', ' 1', '1 ', "1' OR '1", '١', str_repeat('1', 20)] : [] as $id) {
                    $answer = $this->call($function, array_fill_keys(array_keys($parameters), $id));
                    $this->assertFalse($answer['success'] ?? false, "$function $id");
                    $this->assertSame('invalidparameter', $answer['errorcode'], "$function $id");
                }
            }
            $answer = $this->call('local_mzi_get_moodle_ids', ['zoho_student_id' => str_repeat('1', 2000)]);
            $this->assertSame(['moodle_user_id' => 0, 'moodle_course_id' => 0], $answer);
            $this->assertSame([], $this->call('local_mzi_get_records', ['entity' => 'students', 'zohoids' => '["1 OR 1"]']));
            $answer = $this->call('local_mzi_approve_photo', ['moodle_user_id' => '987654', 'approved' => '1']);
            $this->assertFalse($answer['success']);
        });
    }

    /**
     * What may be wrong with those who are to be enrolled: all or none are.
     */
    public function test_wrong_enrolments(): void {
        global $DB;
        $guest = $DB->get_field('role', 'id', ['shortname' => 'guest']);
        $wrong = [
            '{}', '1', 'null', '[]', '"{user}"', '{"userid":{user}}', '{"roleid":{role}}', '{"userid":0,"roleid":{role}}',
            '{"userid":"x","roleid":{role}}', '{"userid":[{user}],"roleid":{role}}', '{"userid":{user},"roleid":987654}',
            "{\"userid\":{user},\"roleid\":$guest}", '{"userid":{user},"roleid":-1}', '{"userid":1.5,"roleid":{role}}',
        ];
        $this->assert_writes_nothing(function () use ($wrong): void {
            $good = '{"userid":{user},"roleid":{role}}';
            foreach ($wrong as $one) {
                $answer = $this->call('local_mzi_enrol_users', ['courseid' => '{course}', 'enrolmentsdata' => "[$good,$one]"]);
                $this->assertSame('invalidparameter', $answer['errorcode'] ?? null, $one);
                $this->assertStringContainsString('enrolmentsdata[1]', $answer['message']);
            }
            foreach (['0', '-1', '987654', (string) SITEID] as $courseid) {
                $answer = $this->call('local_mzi_enrol_users', ['courseid' => $courseid, 'enrolmentsdata' => "[$good]"]);
                $this->assertSame('invalidparameter', $answer['errorcode'] ?? null, $courseid);
            }
        });
    }

    /**
     * The entity types.
     *
     * @return array[]
     */
    public static function entities(): array {
        return array_map(fn(string $name): array => [$name], array_combine(entity_types::names(), entity_types::names()));
    }

    /**
     * Records without an id, or with one that is none, are refused, each for itself.
     *
     * @param string $entity
     * @dataProvider entities
     */
    public function test_wrong_ids_of_records(string $entity): void {
        $key = entity_types::get($entity)->idcolumn;
        $more = ['installments' => []];
        $records = [$more, null, 1, 'x', []];
        foreach ([null, '', 'x', '-1', '1.5', ' 1', "1\n", '١', str_repeat('1', 20), 1, 1.5, true, ['1'], ['id' => '1']] as $id) {
            $records[] = [$key => $id] + $more;
        }
        $this->assert_writes_nothing(function () use ($entity, $key, $records): void {
            $answer = $this->call('local_mzi_upsert_records', [
                'entity' => $entity, 'recordsdata' => json_encode($records),
            ]);
            $this->assertCount(count($records), $answer);
            foreach ($answer as $index => $result) {
                $this->assertSame([false, 'invalidparameter'], [$result['ok'], $result['errorcode']], "$index");
                $this->assertStringContainsString($index >= 1 && $index <= 4 ? $entity : $key, $result['message']);
            }
            $ids = [null, '', 'x', '-1', ' 1', '١', str_repeat('1', 20), 1, true, ['1'], ['id' => '1']];
            $answer = $this->call('local_mzi_delete_records', ['entity' => $entity, 'zohoids' => json_encode($ids)]);
            $this->assertSame(array_fill(0, count($ids), 'invalidparameter'), array_column($answer, 'errorcode'));
        });
    }

    /**
     * Values that an attribute of a type does not take.
     *
     * @param attribute_type $type
     * @return array
     */
    private static function wrong_values(attribute_type $type): array {
        $notext = [true, ['x'], ['a' => 1]];
        return match ($type) {
            attribute_type::ZOHOID => ['x', 1, '-1', str_repeat('9', 20), ...$notext],
            attribute_type::TEXT => [str_repeat('ع', 256), "a\0b", ...$notext],
            attribute_type::LONGTEXT => [str_repeat('ع', 65536), "a\0b", ...$notext],
            attribute_type::DATE => ['2026-02-30', '01/02/2026', '2026-1-1', '2026-01-01T00:00:00Z', 20260101, ...$notext],
            attribute_type::DATETIME => ['2026-01-01', '2026-13-01T00:00:00Z', '2026-01-01T00:00:00', -1, 'now', ...$notext],
            attribute_type::MONEY => ['ten', '1,5', '1e3', 1e10, '99999999999', '- 1', ...$notext],
            attribute_type::WHOLE => ['x', 1.5, '1234567890', '1 ', ...$notext],
            attribute_type::MOODLEID => ['x', 0, '0', -1, 1.5, '12345678901', ...$notext],
            attribute_type::FLAG => ['yes', 2, '', ['x']],
            attribute_type::JSON => ['x', 1, true, [str_repeat('ع', 65536)]],
            attribute_type::WITHDRAWAL => ['x', 'Unenrol', 1, ...$notext],
        };
    }

    /**
     * Values that are not of their attribute's type, or too long, are refused, each for itself; the error names record and
     * attribute, and quotes no value.
     *
     * @param string $entity
     * @dataProvider entities
     */
    public function test_wrong_values(string $entity): void {
        $type = entity_types::get($entity);
        $records = [];
        $names = [];
        foreach ($type->attributes + entity_type::times() as $name => $attribute) {
            // An empty text clears, whatever the type.
            foreach (array_filter(self::wrong_values($attribute->type), fn($value): bool => $value !== '') as $value) {
                $id = (string) (5725767000000000000 + count($records));
                $values = [$name => $value];
                $records[] = [$type->idcolumn => $id]
                    + ($entity === 'installments' ? ['installments' => [['amount' => 1], $values]] : $values);
                $names[] = $name;
            }
        }
        $this->assert_writes_nothing(function () use ($entity, $records, $names): void {
            $answer = [];
            foreach (array_chunk($records, 100) as $some) {
                $set = ['entity' => $entity, 'recordsdata' => json_encode($some)];
                $answer = [...$answer, ...$this->call('local_mzi_upsert_records', $set)];
            }
            foreach ($answer as $index => $result) {
                $about = $names[$index] . ' ' . substr(json_encode($records[$index]), 0, 200);
                $this->assertSame([false, 'invalidparameter'], [$result['ok'], $result['errorcode'] ?? null], $about);
                $this->assertStringContainsString($names[$index], $result['message'], $about);
                $this->assertStringContainsString($result['zoho_id'], $result['message'], $about);
                $this->assertLessThan(200, strlen($result['message']), $about);
            }
        });
    }

    /**
     * Schedules that are none.
     */
    public function test_wrong_installments(): void {
        $wrong = ['null', '{}', '"x"', '1', '[1]', '[null]', '["x"]', '[[]]', json_encode(array_fill(0, 201, (object) []))];
        $this->assert_writes_nothing(function () use ($wrong): void {
            $records = array_map(fn(string $rows): string => "{\"zoho_registration_id\":\"4\",\"installments\":$rows}", $wrong);
            $records[] = '{"zoho_registration_id":"4"}';
            $answer = $this->call('local_mzi_upsert_records', [
                'entity' => 'installments', 'recordsdata' => '[' . implode(',', $records) . ']',
            ]);
            $this->assertSame(array_fill(0, count($records), 'invalidparameter'), array_column($answer, 'errorcode'));
            $answer = $this->call('local_mzi_sync_installments', [
                'zoho_registration_id' => '4', 'installmentsdata' => '[{"amount":"ten"}]',
            ]);
            $this->assertSame([false, 'invalidparameter', 0], [$answer['success'], $answer['errorcode'], $answer['count']]);
        });
    }

    /**
     * Units whose name or criteria are none.
     */
    public function test_wrong_units(): void {
        $good = ['shortname' => 'P1', 'level' => 1, 'sortorder' => 1];
        $wrong = [
            ['name' => ''], ['name' => null], ['name' => str_repeat('x', 256)], ['criteria' => (object) []], ['criteria' => [1]],
            ['criteria' => [$good, $good]], ['criteria' => [['level' => 4] + $good]], ['criteria' => [['level' => 'x'] + $good]],
            ['criteria' => [['sortorder' => -1] + $good]], ['criteria' => [['shortname' => ''] + $good]],
            ['criteria' => [['shortname' => str_repeat('P', 51)] + $good]], ['criteria' => [['shortname' => 'P 1'] + $good]],
            ['criteria' => [['description' => 1] + $good]], ['criteria' => array_fill(0, 101, $good)],
            ['criteria' => [[[[[[[[[['deep']]]]]]]]]]],
        ];
        $expected = definition::is_available() ? ['invalidparameter'] : ['invalidparameter', 'btecmissing'];
        $this->assert_writes_nothing(function () use ($wrong, $expected): void {
            $units = array_map(fn(array $one): array => $one + ['zoho_unit_id' => '9', 'name' => 'Unit'], $wrong);
            $set = ['entity' => 'units', 'recordsdata' => json_encode($units)];
            foreach ($this->call('local_mzi_upsert_records', $set) as $index => $result) {
                $this->assertContains($result['errorcode'] ?? 'none', $expected, json_encode($wrong[$index]));
            }
            $unit = ['name' => str_repeat('x', 256), 'description' => '', 'zoho_unit_id' => '9'];
            $answer = $this->call('local_mzi_create_btec_definition', $unit);
            $this->assertSame([false, 'invalidparameter'], [$answer['success'], $answer['errorcode']]);
            $unit = self::calls()['local_mzi_create_btec_definition'][1];
            foreach ([['level' => 'x'], ['sortorder' => ''], ['shortname' => ['P1']], ['more' => '1']] as $criterion) {
                $criteria = ['criteria' => [$criterion + $unit['criteria'][0]]];
                $answer = $this->call('local_mzi_create_btec_definition', $criteria + $unit);
                $this->assertSame('invalidparameter', $answer['errorcode'] ?? null, json_encode($criterion));
            }
        });
    }

    /**
     * The account of another student, whether Zoho names it or the records share an address: the link is not made, and what the
     * other student has stays as it is.
     */
    public function test_another_students_account(): void {
        global $DB;
        $before = $this->state();
        foreach ([['moodle_user_id' => $this->student->id], ['academic_email' => 'Layla@School.example']] as $index => $pointing) {
            $student = json_encode(['zoho_student_id' => "1{$index}"] + $pointing);
            $answer = $this->call('local_mzi_update_student', ['studentdata' => $student]);
            $this->assertSame([false, 'ambiguoususer'], [$answer['success'], $answer['errorcode']]);
            $this->assertNull($answer['moodle_user_id']);
            $this->assertNull($DB->get_field('local_mzi_students', 'moodle_user_id', ['zoho_student_id' => "1{$index}"]));
            $enrolment = json_encode([
                'zoho_enrollment_id' => "3{$index}", 'zoho_student_id' => "1{$index}", 'zoho_class_id' => '2',
            ]);
            $answer = $this->call('local_mzi_update_enrollment', ['enrollmentdata' => $enrolment]);
            $this->assertSame(['student_not_found', null], [$answer['enrol_status'], $answer['moodle_user_id']]);
            $erased = $this->call('local_mzi_erase_student', ['zoho_student_id' => "1{$index}"]);
            $this->assertSame(['erased', 2], [$erased['action'], $erased['records']]);
        }
        $this->assertEquals($before, $this->state());
    }

    /**
     * Records with another student's ids: a request that was made here stays with the student who made it.
     */
    public function test_another_students_request(): void {
        global $DB;
        $own = $DB->get_record('local_mzi_requests', ['zoho_request_id' => '7']);
        $DB->update_record('local_mzi_requests', (object) [
            'id' => $own->id, 'zoho_request_id' => null, 'request_number' => 'R-1',
        ]);
        $own = $DB->get_record('local_mzi_requests', ['id' => $own->id]);
        $answer = $this->call('local_mzi_update_request_status', [
            'requestdata' => '{"zoho_request_id":"70","request_number":"R-1","zoho_student_id":"11","request_status":"Approved"}',
        ]);
        $this->assertSame('created', $answer['action']);
        $this->assertEquals($own, $DB->get_record('local_mzi_requests', ['id' => $own->id]));
    }

    /**
     * The pages of another student, whether or not there is one, and of nobody.
     */
    public function test_another_students_pages(): void {
        $other = $this->getDataGenerator()->create_user();
        $this->assert_writes_nothing(function () use ($other): void {
            foreach ([$other->id, '987654', '-1'] as $userid) {
                $answer = $this->call(self::PAGES, ['userid' => (string) $userid]);
                $this->assertSame('nopermissions', $answer['errorcode']);
            }
            $this->student = $other;
            $this->assertSame('nopermissions', $this->call(self::PAGES, ['userid' => '{user}'])['errorcode']);
            $this->assertSame(['linked' => false], $this->call(self::PAGES, []));
            // The bridge's token opens no pages.
            $answer = rest_server::call($this->token, self::PAGES, ['userid' => $this->ids['{user}']]);
            $this->assertSame('accessexception', $answer['errorcode']);
        });
    }

    /**
     * Two students with one e-mail address: neither gets the account that has it, and none is made for them.
     */
    public function test_two_students_with_one_email(): void {
        global $DB;
        $this->getDataGenerator()->create_user(['email' => 'parent@home.example']);
        foreach ([0, 1] as $createaccounts) {
            set_config('createaccounts', $createaccounts, 'local_mzi');
            foreach (['parent@home.example', 'nobody@home.example'] as $email) {
                $users = $DB->count_records('user');
                $both = array_map(fn(string $id): array => [
                    'zoho_student_id' => $id, 'academic_email' => $email, 'first_name' => 'A', 'last_name' => 'B',
                ], ['21', '22']);
                $answer = $this->call('local_mzi_upsert_records', ['entity' => 'students', 'recordsdata' => json_encode($both)]);
                $found = $email === 'parent@home.example' || $createaccounts;
                $this->assertSame($found ? [false, false] : [true, true], array_column($answer, 'ok'));
                $this->assertSame($found ? ['ambiguoususer', 'ambiguoususer'] : [], array_column($answer, 'errorcode'));
                $this->assertSame($users, $DB->count_records('user'));
                $linked = 'zoho_student_id IN (?, ?) AND moodle_user_id IS NOT NULL';
                $this->assertFalse($DB->record_exists_select('local_mzi_students', $linked, ['21', '22']));
            }
        }
    }
}
