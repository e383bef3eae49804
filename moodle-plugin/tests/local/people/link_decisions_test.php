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

use local_mzi\event\student_account_chosen;
use local_mzi\event\student_account_sought;
use local_mzi\local\records\records;

/**
 * Tests of what an administrator decides about a student's account.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \local_mzi\local\people\link_decisions
 * @covers \local_mzi\local\people\candidates
 * @covers \local_mzi\event\student_account_chosen
 * @covers \local_mzi\event\student_account_sought
 * @covers \local_mzi\local\enrolment\enroller
 */
final class link_decisions_test extends \advanced_testcase {
    /** @var \local_mzi_generator */
    private \local_mzi_generator $generator;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->setAdminUser();
        $this->generator = $this->getDataGenerator()->get_plugin_generator('local_mzi');
    }

    /**
     * Two students with one e-mail address, and an account that has it.
     *
     * @return array the two rows and the account
     */
    private function siblings(): array {
        global $DB;
        $user = $this->getDataGenerator()->create_user(['username' => 'parent', 'email' => 'parent@home.example']);
        records::upsert('students', json_decode(json_encode([
            ['zoho_student_id' => '1', 'first_name' => 'Sara', 'last_name' => 'A', 'academic_email' => 'parent@home.example'],
            ['zoho_student_id' => '2', 'first_name' => 'Omar', 'last_name' => 'A', 'academic_email' => 'Parent@home.example'],
        ])));
        $row = fn(string $id): \stdClass => $DB->get_record('local_mzi_students', ['zoho_student_id' => $id]);
        return [$row('1'), $row('2'), $user];
    }

    /**
     * The candidates of an ambiguous student: why each is one, and who else points to it.
     */
    public function test_candidates(): void {
        [$sara, , $user] = $this->siblings();
        $candidates = candidates::of($sara);
        $this->assertSame([(int) $user->id], array_keys($candidates));
        $candidate = $candidates[$user->id];
        $this->assertSame(['email'], $candidate->reasons);
        $this->assertNull($candidate->objection);
        $this->assertFalse($candidate->current);
        $this->assertSame(['Omar A'], $candidate->others);
        $this->assertSame('parent', $candidate->user->username);
    }

    /**
     * Every way in which an account can be a candidate, and what is against it.
     */
    public function test_candidates_with_objections(): void {
        $mail = $this->getDataGenerator()->create_user(['email' => 's@school.example', 'confirmed' => 0]);
        $name = $this->getDataGenerator()->create_user(['username' => 's@school.example']);
        $id = $this->getDataGenerator()->create_user(['username' => 'a1']);
        $student = $this->generator->create_student([
            'academic_email' => 'S@school.example', 'student_id' => 'A1', 'moodle_user_id' => (string) get_admin()->id,
        ]);
        $candidates = candidates::of($student);
        $this->assertEqualsCanonicalizing([$mail->id, $name->id, $id->id, get_admin()->id], array_keys($candidates));
        $this->assertSame([['email'], 'notconfirmed'], [$candidates[$mail->id]->reasons, $candidates[$mail->id]->objection]);
        $this->assertSame([['username'], null], [$candidates[$name->id]->reasons, $candidates[$name->id]->objection]);
        $this->assertSame([['studentid'], null], [$candidates[$id->id]->reasons, $candidates[$id->id]->objection]);
        $admin = $candidates[get_admin()->id];
        $this->assertSame([['zohoid'], 'administrator'], [$admin->reasons, $admin->objection]);
        $this->assertSame([], candidates::of($this->generator->create_student(['academic_email' => null, 'student_id' => null])));
    }

    /**
     * A choice links the student, makes the enrolments that waited, outlasts the next record from Zoho and is noted in the log.
     */
    public function test_choose(): void {
        global $DB;
        [$sara, $omar, $user] = $this->siblings();
        $course = $this->getDataGenerator()->create_course();
        $class = $this->generator->create_class($course);
        $this->generator->create_record('enrollments', [
            'zoho_student_id' => '1', 'zoho_class_id' => $class->zoho_class_id, 'enrollment_status' => 'Active',
        ]);
        $sink = $this->redirectEvents();
        $done = link_decisions::choose((int) $sara->id, (int) $user->id);
        $this->assertSame([], $done->refused);
        $this->assertSame('linked', $done->student->link_status);
        $this->assertTrue(is_enrolled(\core\context\course::instance($course->id), $user->id));
        $events = array_filter($sink->get_events(), fn($event): bool => $event instanceof student_account_chosen);
        $event = reset($events);
        $this->assertEquals([$sara->id, $user->id], [$event->objectid, $event->relateduserid]);
        $this->assertStringContainsString((string) $user->id, $event->get_description());
        $this->assertStringContainsString('account.php', $event->get_url()->out());
        $sink->close();

        records::upsert('students', json_decode(json_encode([
            ['zoho_student_id' => '1', 'academic_email' => 'other@home.example'],
        ])));
        $row = $DB->get_record('local_mzi_students', ['id' => $sara->id]);
        $this->assertEquals([$user->id, 'linked', null], [$row->moodle_user_id, $row->link_status, $row->link_reason]);
        $this->assertSame('linkedtoanother', candidates::of($omar)[$user->id]->objection);
        $this->assertTrue(candidates::of($row)[$user->id]->current);
    }

    /**
     * Accounts that cannot be chosen, whoever asks for them.
     */
    public function test_choose_refuses(): void {
        global $DB;
        [$sara, $omar, $user] = $this->siblings();
        $stranger = $this->getDataGenerator()->create_user();
        $DB->set_field('local_mzi_students', 'zoho_moodle_user_id', get_admin()->id, ['id' => $sara->id]);
        link_decisions::choose((int) $omar->id, (int) $user->id);
        foreach ([$stranger->id, get_admin()->id, $user->id, 0] as $accountid) {
            try {
                link_decisions::choose((int) $sara->id, (int) $accountid);
                $this->fail('Chosen: ' . $accountid);
            } catch (\moodle_exception $e) {
                $this->assertSame('linknotallowed', $e->errorcode);
            }
            $this->assertNull($DB->get_field('local_mzi_students', 'moodle_user_id', ['id' => $sara->id]));
        }
    }

    /**
     * A wrong choice is put right by another one: the student's enrolments move to the right account.
     */
    public function test_choose_another(): void {
        $first = $this->getDataGenerator()->create_user(['email' => 's@school.example']);
        $second = $this->getDataGenerator()->create_user(['username' => 's@school.example']);
        $student = $this->generator->create_student(['academic_email' => 's@school.example']);
        $this->assertSame('severalaccounts', $student->link_reason);
        $course = $this->getDataGenerator()->create_course();
        $class = $this->generator->create_class($course);
        $this->generator->create_record('enrollments', [
            'zoho_student_id' => $student->zoho_student_id, 'zoho_class_id' => $class->zoho_class_id,
        ]);
        $context = \core\context\course::instance($course->id);
        link_decisions::choose((int) $student->id, (int) $first->id);
        $this->assertTrue(is_enrolled($context, $first->id));
        link_decisions::choose((int) $student->id, (int) $second->id);
        $this->assertFalse(is_enrolled($context, $first->id));
        $this->assertTrue(is_enrolled($context, $second->id));
    }

    /**
     * Looking again finds an account that came later, by the rules and no others, and is noted in the log.
     */
    public function test_look_again(): void {
        $student = $this->generator->create_student(['academic_email' => 's@school.example']);
        $sink = $this->redirectEvents();
        $done = link_decisions::look_again((int) $student->id);
        $this->assertSame(['waiting', 'noaccount'], [$done->student->link_status, $done->student->link_reason]);
        $user = $this->getDataGenerator()->create_user(['email' => 's@school.example']);
        $sink->clear();
        $done = link_decisions::look_again((int) $student->id);
        $this->assertEquals(['linked', $user->id], [$done->student->link_status, $done->student->moodle_user_id]);
        [$event] = $sink->get_events();
        $this->assertInstanceOf(student_account_sought::class, $event);
        $this->assertStringContainsString("'linked'", $event->get_description());

        [$sara] = $this->siblings();
        $this->assertSame('ambiguous', link_decisions::look_again((int) $sara->id)->student->link_status);
    }

    /**
     * Looking again makes the account when the settings say so.
     */
    public function test_look_again_creates(): void {
        global $DB;
        $student = $this->generator->create_student(['academic_email' => 's@school.example']);
        set_config('createaccounts', 1, 'local_mzi');
        $done = link_decisions::look_again((int) $student->id);
        $this->assertSame('s@school.example', $DB->get_field('user', 'username', ['id' => $done->student->moodle_user_id]));
    }

    /**
     * Looking again tries enrolments that failed, and says why they fail again.
     */
    public function test_look_again_says_why_enrolments_fail(): void {
        global $DB;
        $user = $this->getDataGenerator()->create_user();
        $student = $this->generator->create_linked_student($user);
        $class = $this->generator->create_class($this->getDataGenerator()->create_course());
        $DB->set_field('role', 'archetype', '', ['archetype' => 'student']);
        $enrolment = $this->generator->create_record('enrollments', [
            'zoho_student_id' => $student->zoho_student_id, 'zoho_class_id' => $class->zoho_class_id,
        ]);
        $this->assertSame('failed', $enrolment->enrol_status);
        $done = link_decisions::look_again((int) $student->id);
        $this->assertDebuggingCalled();
        $this->assertSame([get_string('nostudentrole', 'local_mzi')], $done->refused);
        $DB->set_field('role', 'archetype', 'student', ['shortname' => 'student']);
        set_config('enrol_plugins_enabled', 'self');
        $done = link_decisions::look_again((int) $student->id);
        $this->assertSame([get_string('manualenroldisabled', 'local_mzi')], $done->refused);
        set_config('enrol_plugins_enabled', 'manual');
        $this->assertSame([], link_decisions::look_again((int) $student->id)->refused);
        $this->assertSame('enrolled', $DB->get_field('local_mzi_enrollments', 'enrol_status', ['id' => $enrolment->id]));
    }

    /**
     * A student whom Zoho deleted is left alone.
     */
    public function test_deleted(): void {
        $student = $this->generator->create_student();
        records::delete('students', [$student->zoho_student_id]);
        $this->expectException(\dml_missing_record_exception::class);
        link_decisions::look_again((int) $student->id);
    }
}
