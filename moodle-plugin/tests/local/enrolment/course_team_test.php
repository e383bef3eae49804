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

namespace local_mzi\local\enrolment;

use local_mzi\local\bridge_role;

/**
 * Tests of enrolling the people who work in a course.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \local_mzi\local\enrolment\course_team
 */
final class course_team_test extends \advanced_testcase {
    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $bridge = $this->getDataGenerator()->create_user();
        role_assign(bridge_role::id(), $bridge->id, \core\context\system::instance()->id);
        $this->setUser($bridge);
    }

    /**
     * A role.
     *
     * @param string $shortname
     * @return int
     */
    private function role(string $shortname): int {
        global $DB;
        return (int) $DB->get_field('role', 'id', ['shortname' => $shortname], MUST_EXIST);
    }

    /**
     * Users are enrolled once with each role; those that there are not are named.
     */
    public function test_enrols(): void {
        $course = $this->getDataGenerator()->create_course();
        $user = $this->getDataGenerator()->create_user();
        $gone = $this->getDataGenerator()->create_user();
        delete_user($gone);
        $wanted = [
            (object) ['userid' => $user->id, 'roleid' => $this->role('editingteacher')],
            (object) ['userid' => (int) $user->id, 'roleid' => $this->role('manager')],
            (object) ['userid' => $gone->id, 'roleid' => $this->role('editingteacher')],
            (object) ['userid' => 987654, 'roleid' => $this->role('editingteacher')],
        ];
        $done = course_team::enrol((int) $course->id, $wanted);
        $this->assertSame(['enrolled' => 2, 'skipped' => [(int) $gone->id, 987654]], $done);
        $context = \core\context\course::instance($course->id);
        $roles = fn(): array => array_column(get_user_roles($context, $user->id, false), 'shortname');
        $this->assertEqualsCanonicalizing(['editingteacher', 'manager'], $roles());
        $sink = $this->redirectEvents();
        $this->assertSame($done, course_team::enrol((int) $course->id, $wanted));
        $this->assertCount(0, $sink->get_events());
    }

    /**
     * What is not right is refused as a whole.
     *
     * @return array[]
     */
    public static function bad_entries(): array {
        return [
            'no user' => [['roleid' => 3]],
            'no role' => [['userid' => 2]],
            'word' => [['userid' => 'two', 'roleid' => 3]],
            'role that may not be given' => [['userid' => 2, 'roleid' => 987654]],
        ];
    }

    /**
     * Refuses.
     *
     * @param array $entry
     * @dataProvider bad_entries
     */
    public function test_refuses(array $entry): void {
        $course = $this->getDataGenerator()->create_course();
        $this->expectException(\invalid_parameter_exception::class);
        course_team::enrol((int) $course->id, [(object) $entry]);
    }

    /**
     * A course that there is not is refused.
     */
    public function test_refuses_an_unknown_course(): void {
        $this->expectException(\invalid_parameter_exception::class);
        course_team::enrol(987654, []);
    }
}
