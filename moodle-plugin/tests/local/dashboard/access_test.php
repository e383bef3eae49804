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

namespace local_mzi\local\dashboard;

use local_mzi\local\requests\attachments;

/**
 * Tests of who may see whose pages, and of what is noted.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \local_mzi\local\dashboard\access
 * @covers \local_mzi\local\dashboard\profile
 * @covers \local_mzi\event\personal_data_viewed
 */
final class access_test extends \advanced_testcase {
    /** @var \stdClass account of a student */
    private \stdClass $user;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->user = $this->getDataGenerator()->create_user();
    }

    /**
     * Staff who may see every student.
     *
     * @return \stdClass account
     */
    private function staff(): \stdClass {
        global $DB;
        $staff = $this->getDataGenerator()->create_user();
        $manager = $DB->get_field('role', 'id', ['shortname' => 'manager']);
        role_assign($manager, $staff->id, \core\context\system::instance()->id);
        return $staff;
    }

    /**
     * The code with which somebody is refused.
     *
     * @param int $userid whose pages
     * @return string|null null where they may go on
     */
    private function refused(int $userid): ?string {
        try {
            access::require_view($userid);
            $code = null;
        } catch (\moodle_exception $e) {
            $code = $e->errorcode;
        }
        $this->assertSame($code === null, access::can_view($userid));
        return $code;
    }

    /**
     * One's own pages, with the capability.
     */
    public function test_own(): void {
        global $CFG;
        $this->setUser($this->user);
        $this->assertNull($this->refused((int) $this->user->id));
        $system = \core\context\system::instance();
        assign_capability('local/mzi:viewown', CAP_PROHIBIT, $CFG->defaultuserroleid, $system->id, true);
        $this->assertSame('nopermissions', $this->refused((int) $this->user->id));
    }

    /**
     * Another student is refused, whether or not there is such an account.
     */
    public function test_other_student(): void {
        $this->setUser($this->getDataGenerator()->create_user());
        $this->assertSame('nopermissions', $this->refused((int) $this->user->id));
        $this->assertSame('nopermissions', $this->refused(987654));
    }

    /**
     * Staff see every student's, but are not the student.
     */
    public function test_staff(): void {
        $this->setUser($this->staff());
        $this->assertNull($this->refused((int) $this->user->id));
        $this->assertFalse(access::is_student((int) $this->user->id));
    }

    /**
     * Guests and people who are not logged in have no pages.
     */
    public function test_guest(): void {
        $this->setGuestUser();
        $this->assertSame('noguest', $this->refused((int) guest_user()->id));
        $this->assertSame('noguest', $this->refused((int) $this->user->id));
        $this->setUser(null);
        $this->assertSame('noguest', $this->refused((int) $this->user->id));
    }

    /**
     * The national id is told only when it is asked for, and Moodle's log says by whom.
     */
    public function test_national_id(): void {
        $generator = $this->getDataGenerator()->get_plugin_generator('local_mzi');
        $student = $generator->create_linked_student($this->user, ['national_id' => '9981012345']);
        $student = students::of_user((int) $this->user->id);
        $this->assertTrue(profile::read($student, false)['has_national_id']);
        $this->assertNull(profile::read($student, false)['national_id']);
        $this->assertSame('9981012345', profile::read($student, true)['national_id']);
        $sink = $this->redirectEvents();
        foreach ([$this->user, $this->staff()] as $reader) {
            $this->setUser($reader);
            $sink->clear();
            profile::note_revealed($student);
            [$event] = $sink->get_events();
            $this->assertInstanceOf(\local_mzi\event\personal_data_viewed::class, $event);
            $this->assertEquals([$reader->id, $this->user->id], [$event->userid, $event->relateduserid]);
            $this->assertStringNotContainsString('9981012345', $event->get_description() . json_encode($event->get_data()));
        }
        $sink->clear();
        $student->national_id = ' ';
        profile::note_revealed($student);
        $this->assertSame([], $sink->get_events());
    }

    /**
     * What came with a request is for its student, for staff who see students, and for the bridge.
     */
    public function test_attachments(): void {
        global $DB;
        $generator = $this->getDataGenerator()->get_plugin_generator('local_mzi');
        $generator->create_linked_student($this->user);
        $student = students::of_user((int) $this->user->id);
        $request = (int) $generator->create_record('requests', ['zoho_student_id' => $student->zoho_student_id])->id;
        $bridge = $this->getDataGenerator()->create_user();
        $role = $DB->get_field('role', 'id', ['shortname' => \local_mzi\local\bridge_role::SHORTNAME]);
        role_assign($role, $bridge->id, \core\context\system::instance()->id);
        $other = $this->getDataGenerator()->create_user();
        $generator->create_linked_student($other);
        $can = [];
        foreach ([$this->user, $this->staff(), $bridge, $other] as $reader) {
            $this->setUser($reader);
            $can[] = attachments::can_read($request);
        }
        $this->assertSame([true, true, true, false], $can);
        $this->setGuestUser();
        $this->assertFalse(attachments::can_read($request));
        $this->setUser($this->user);
        $this->assertFalse(attachments::can_read($request + 1));
    }

    /**
     * A student whose record is gone, and one without an account, have no pages.
     */
    public function test_finds_the_student(): void {
        $generator = $this->getDataGenerator()->get_plugin_generator('local_mzi');
        $this->assertNull(students::of_user((int) $this->user->id));
        $student = $generator->create_linked_student($this->user);
        $this->assertSame($student->zoho_student_id, students::of_user((int) $this->user->id)->zoho_student_id);
        \local_mzi\local\records\records::delete('students', [$student->zoho_student_id]);
        $this->assertNull(students::of_user((int) $this->user->id));
    }
}
