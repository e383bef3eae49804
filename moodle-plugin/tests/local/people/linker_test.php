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

namespace local_mzi\local\people;

use local_mzi\local\records\records;

/**
 * Tests of linking students and teachers to accounts.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \local_mzi\local\people\linker
 * @covers \local_mzi\local\people\claims
 * @covers \local_mzi\local\people\accounts
 * @covers \local_mzi\local\people\account_creator
 * @covers \local_mzi\local\effect\people
 */
final class linker_test extends \advanced_testcase {
    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
    }

    /**
     * Sends students as the bridge does.
     *
     * @param array ...$students
     * @return array[] by Zoho id
     */
    private function send(array ...$students): array {
        $results = records::upsert('students', json_decode(json_encode($students)));
        return array_column(array_map(fn($result): array => $result->to_array(), $results), null, 'zoho_id');
    }

    /**
     * An account.
     *
     * @param string $username
     * @param string $email
     * @param array $more
     * @return int
     */
    private function account(string $username, string $email, array $more = []): int {
        return (int) $this->getDataGenerator()->create_user(['username' => $username, 'email' => $email] + $more)->id;
    }

    /**
     * The row of a student.
     *
     * @param string $zohoid
     * @return \stdClass
     */
    private function row(string $zohoid): \stdClass {
        global $DB;
        return $DB->get_record('local_mzi_students', ['zoho_student_id' => $zohoid], '*', MUST_EXIST);
    }

    /**
     * Asserts that a student is ambiguous: the row is there, without an account, and the answer is no.
     *
     * @param string $reason
     * @param array $result
     */
    private function assert_ambiguous(string $reason, array $result): void {
        $this->assertFalse($result['ok']);
        $this->assertSame('ambiguoususer', $result['errorcode']);
        $row = $this->row($result['zoho_id']);
        $this->assertSame([null, 'ambiguous', $reason], [$row->moodle_user_id, $row->link_status, $row->link_reason]);
    }

    /**
     * Each rule finds its account, in whatever case it is written.
     */
    public function test_links_by_each_rule(): void {
        $ids = [
            '1' => $this->account('one', 'one@elsewhere.example'),
            '2' => $this->account('two', 'two@school.example'),
            '3' => $this->account('three@school.example', 'three@elsewhere.example'),
            '4' => $this->account('a04', 'four@elsewhere.example'),
        ];
        $results = $this->send(
            ['zoho_student_id' => '1', 'moodle_user_id' => (string) $ids['1']],
            ['zoho_student_id' => '2', 'academic_email' => ' TWO@school.example'],
            ['zoho_student_id' => '3', 'academic_email' => 'Three@school.example'],
            ['zoho_student_id' => '4', 'academic_email' => 'nobody@school.example', 'student_id' => 'A04'],
            ['zoho_student_id' => '5', 'academic_email' => 'five@school.example'],
            ['zoho_student_id' => '6'],
        );
        foreach ($ids as $zohoid => $id) {
            $this->assertSame(
                ['zoho_id' => (string) $zohoid, 'ok' => true, 'action' => 'created', 'moodle_id' => $id, 'status' => 'linked'],
                $results[$zohoid],
            );
            $this->assertEquals($id, $this->row((string) $zohoid)->moodle_user_id);
        }
        $this->assertSame(['zoho_id' => '5', 'ok' => true, 'action' => 'created', 'status' => 'waiting'], $results['5']);
        $this->assertSame('noaccount', $this->row('5')->link_reason);
        $this->assertSame('noemail', $this->row('6')->link_reason);
    }

    /**
     * Two students with one e-mail: neither is linked, whether they come together or one after the other.
     */
    public function test_does_not_link_siblings_who_share_an_email(): void {
        $this->account('parent', 'parent@home.example');
        $results = $this->send(
            ['zoho_student_id' => '1', 'academic_email' => 'parent@home.example'],
            ['zoho_student_id' => '2', 'academic_email' => 'Parent@home.example'],
        );
        $this->assert_ambiguous('sharedemail', $results['1']);
        $this->assert_ambiguous('sharedemail', $results['2']);
        $this->assert_ambiguous('sharedemail', $this->send(['zoho_student_id' => '1', 'city' => 'Amman'])['1']);
    }

    /**
     * Siblings who share an e-mail but have accounts with their student ids get these.
     */
    public function test_links_siblings_by_student_id(): void {
        $a = $this->account('a01', 'parent@home.example');
        $b = $this->account('b02', 'b@home.example');
        $results = $this->send(
            ['zoho_student_id' => '1', 'student_id' => 'A01', 'academic_email' => 'parent@home.example'],
            ['zoho_student_id' => '2', 'student_id' => 'B02', 'academic_email' => 'parent@home.example'],
        );
        $this->assertSame([$a, $b], [$results['1']['moodle_id'], $results['2']['moodle_id']]);
    }

    /**
     * A link that was made stays; nobody else gets the account.
     */
    public function test_an_account_has_one_student(): void {
        $id = $this->account('one', 'one@school.example');
        $this->send(['zoho_student_id' => '1', 'academic_email' => 'one@school.example']);
        $results = $this->send(
            ['zoho_student_id' => '2', 'academic_email' => 'one@school.example'],
            ['zoho_student_id' => '3', 'moodle_user_id' => $id],
            ['zoho_student_id' => '1', 'academic_email' => 'changed@school.example'],
        );
        $this->assert_ambiguous('linkedtoanother', $results['2']);
        $this->assert_ambiguous('linkedtoanother', $results['3']);
        $this->assertSame($id, $results['1']['moodle_id']);
    }

    /**
     * Once the student is deleted, the account is free for the record in their place.
     */
    public function test_a_deleted_student_lets_go(): void {
        $id = $this->account('one', 'one@school.example');
        $this->send(['zoho_student_id' => '1', 'academic_email' => 'one@school.example']);
        records::delete('students', ['1']);
        $this->assertSame([null, 'deleted'], [$this->row('1')->moodle_user_id, $this->row('1')->link_status]);
        $results = $this->send(['zoho_student_id' => '2', 'academic_email' => 'one@school.example']);
        $this->assertSame($id, $results['2']['moodle_id']);
        $this->assert_ambiguous('linkedtoanother', $this->send(['zoho_student_id' => '1', 'status' => 'Active'])['1']);
    }

    /**
     * Ids that Zoho supplies pass the same checks.
     */
    public function test_does_not_trust_the_id_that_zoho_supplies(): void {
        $anothers = $this->account('one', 'one@school.example');
        $deleted = $this->account('gone', 'gone@school.example');
        delete_user(\core_user::get_user($deleted));
        $unconfirmed = $this->account('new', 'new@school.example', ['confirmed' => 0]);
        $results = $this->send(
            ['zoho_student_id' => '1', 'academic_email' => 'one@school.example', 'moodle_user_id' => null],
            ['zoho_student_id' => '2', 'academic_email' => 'two@school.example', 'moodle_user_id' => $deleted],
            ['zoho_student_id' => '3', 'moodle_user_id' => get_admin()->id],
            ['zoho_student_id' => '4', 'moodle_user_id' => guest_user()->id],
            ['zoho_student_id' => '5', 'moodle_user_id' => $unconfirmed],
        );
        $this->assertSame($anothers, $results['1']['moodle_id']);
        $this->assert_ambiguous('accountmissing', $results['2']);
        $this->assert_ambiguous('administrator', $results['3']);
        $this->assert_ambiguous('guest', $results['4']);
        $this->assert_ambiguous('notconfirmed', $results['5']);
    }

    /**
     * A wrong id in Zoho, of an account that is by its e-mail another student's, links nobody.
     */
    public function test_does_not_link_to_an_account_that_is_anothers(): void {
        $id = $this->account('one', 'one@school.example');
        $results = $this->send(
            ['zoho_student_id' => '2', 'academic_email' => 'two@school.example', 'moodle_user_id' => $id],
            ['zoho_student_id' => '1', 'academic_email' => 'one@school.example'],
        );
        $this->assert_ambiguous('anothers', $results['2']);
        $this->assertSame($id, $results['1']['moodle_id']);
    }

    /**
     * Two accounts with the e-mail.
     */
    public function test_does_not_choose_between_accounts(): void {
        set_config('allowaccountssameemail', 1);
        $this->account('one', 'one@school.example');
        $this->account('two', 'one@school.example');
        $results = $this->send(['zoho_student_id' => '1', 'academic_email' => 'one@school.example']);
        $this->assert_ambiguous('severalaccounts', $results['1']);
    }

    /**
     * A student whose account goes is looked for anew.
     */
    public function test_forgets_an_account_that_is_gone(): void {
        $id = $this->account('one', 'one@school.example');
        $this->send(['zoho_student_id' => '1', 'academic_email' => 'one@school.example']);
        delete_user(\core_user::get_user($id));
        $results = $this->send(['zoho_student_id' => '1', 'academic_email' => 'one@school.example']);
        $this->assertSame('waiting', $results['1']['status']);
        $new = $this->account('one', 'one@school.example');
        $results = $this->send(['zoho_student_id' => '1', 'academic_email' => 'one@school.example']);
        $this->assertSame(['updated', $new], [$results['1']['action'], $results['1']['moodle_id']]);
    }

    /**
     * Accounts are made when the setting says so: without a password, and Moodle mails one later.
     */
    public function test_makes_accounts(): void {
        global $DB;
        set_config('createaccounts', 1, 'local_mzi');
        $student = ['first_name' => 'ليلى', 'last_name' => 'حدّاد'];
        $results = $this->send(
            $student + ['zoho_student_id' => '1', 'academic_email' => 'Layla@School.example'],
            $student + ['zoho_student_id' => '2', 'academic_email' => 'plus+sign@school.example'],
            ['zoho_student_id' => '3', 'academic_email' => 'three@school.example'],
            $student + ['zoho_student_id' => '4', 'academic_email' => 'shared@school.example'],
            $student + ['zoho_student_id' => '5', 'academic_email' => 'shared@school.example'],
        );
        $user = $DB->get_record('user', ['id' => $results['1']['moodle_id']]);
        $this->assertSame(['layla@school.example', 'layla@school.example', 'manual', 'ليلى', 'حدّاد'], [
            $user->username, $user->email, $user->auth, $user->firstname, $user->lastname,
        ]);
        $this->assertEquals(1, get_user_preferences('create_password', null, $user->id));
        foreach (['', 'to be generated'] as $password) {
            $this->assertFalse(validate_internal_user_password($user, $password));
        }
        $this->assertSame('invalidusername', $this->row('2')->link_reason);
        $this->assertSame('noname', $this->row('3')->link_reason);
        $this->assert_ambiguous('sharedemail', $results['4']);
        $this->assert_ambiguous('sharedemail', $results['5']);
        $before = $DB->count_records('user');
        $this->send($student + ['zoho_student_id' => '1', 'academic_email' => 'Layla@School.example']);
        $this->assertSame($before, $DB->count_records('user'));
    }

    /**
     * With an authentication method that keeps no passwords in Moodle none is mailed.
     */
    public function test_makes_accounts_of_another_method(): void {
        global $DB;
        set_config('createaccounts', 1, 'local_mzi');
        set_config('accountauth', 'oauth2', 'local_mzi');
        $student = [
            'zoho_student_id' => '1', 'academic_email' => 'a@school.example', 'first_name' => 'A', 'last_name' => 'B',
        ];
        $this->send($student);
        $this->assertSame('authdisabled', $this->row('1')->link_reason);
        \core\plugininfo\auth::enable_plugin('oauth2', 1);
        $id = $this->send($student)['1']['moodle_id'];
        $this->assertSame('oauth2', $DB->get_field('user', 'auth', ['id' => $id]));
        $this->assertNull(get_user_preferences('create_password', null, $id));
    }

    /**
     * Teachers are linked by the same rules, among themselves, and get no accounts.
     */
    public function test_links_teachers(): void {
        set_config('createaccounts', 1, 'local_mzi');
        $id = $this->account('teacher@school.example', 'teacher@elsewhere.example');
        $results = records::upsert('teachers', [
            (object) ['zoho_teacher_id' => '1', 'teacher_name' => 'T', 'academic_email' => 'Teacher@school.example'],
            (object) ['zoho_teacher_id' => '2', 'teacher_name' => 'U', 'academic_email' => 'other@school.example'],
        ]);
        $this->assertSame([$id, null], [$results[0]->moodleid, $results[1]->moodleid]);
        $this->assertSame('waiting', $results[1]->status);
    }

    /**
     * Linking as many as a call takes needs as few queries as linking one.
     */
    public function test_looks_up_as_a_set(): void {
        global $DB;
        $students = array_map(fn(int $id): array => [
            'zoho_student_id' => "$id", 'student_id' => "S$id", 'academic_email' => "s$id@school.example",
        ], range(1, 100));
        $this->account('s7', 's8@school.example');
        $this->send(['zoho_student_id' => '1000']);
        $reads = $DB->perf_get_reads();
        $writes = $DB->perf_get_writes();
        $this->send(...$students);
        $this->assertLessThanOrEqual(8, $DB->perf_get_reads() - $reads);
        $this->assertLessThanOrEqual(2, $DB->perf_get_writes() - $writes);
    }
}
