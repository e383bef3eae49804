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

namespace local_mzi;

/**
 * Tests for what is noted when something happens.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mzi\observer
 */
final class observer_test extends \advanced_testcase {
    use \local_mzi\tests\marked_work;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->make_course();
        set_config('bridgeurl', 'https://bridge.example.org', 'local_mzi');
    }

    /**
     * What was noted, and forgets it.
     *
     * @return array[] type and seed of each
     */
    private function noted(): array {
        global $DB;
        $rows = $DB->get_records('local_mzi_outbox', [], 'id');
        $DB->delete_records('local_mzi_outbox');
        return array_map(fn($row) => [$row->eventtype, json_decode($row->payload, true)], array_values($rows));
    }

    /**
     * An account's making and changing is noted.
     */
    public function test_users(): void {
        global $CFG;
        require_once($CFG->dirroot . '/user/lib.php');
        $user = $this->getDataGenerator()->create_user();
        user_update_user((object) ['id' => $user->id, 'firstname' => 'Sara'], false);
        $this->assertSame([
            ['user_created', ['user_id' => (int) $user->id]],
            ['user_updated', ['user_id' => (int) $user->id]],
        ], $this->noted());
    }

    /**
     * A course's making and changing is noted.
     */
    public function test_courses(): void {
        global $CFG;
        require_once($CFG->dirroot . '/course/lib.php');
        $course = $this->getDataGenerator()->create_course();
        update_course((object) ['id' => $course->id, 'fullname' => 'Networks']);
        $this->assertSame([
            ['course_created', ['course_id' => (int) $course->id]],
            ['course_updated', ['course_id' => (int) $course->id]],
        ], $this->noted());
    }

    /**
     * An enrolment is noted, and its end with whether another one is left.
     */
    public function test_enrolments(): void {
        global $DB;
        $user = $this->getDataGenerator()->create_user();
        $this->noted();
        $manual = enrol_get_plugin('manual');
        $self = enrol_get_plugin('self');
        $byhand = $DB->get_record('enrol', ['courseid' => $this->course->id, 'enrol' => 'manual']);
        $byself = $DB->get_record('enrol', ['courseid' => $this->course->id, 'enrol' => 'self']);
        $manual->enrol_user($byhand, $user->id);
        $self->enrol_user($byself, $user->id);
        $manual->unenrol_user($byhand, $user->id);
        $self->unenrol_user($byself, $user->id);
        $about = ['user_id' => (int) $user->id, 'course_id' => (int) $this->course->id];
        $this->assertSame([
            ['enrollment_created', $about + ['method' => 'manual']],
            ['enrollment_created', $about + ['method' => 'self']],
            ['enrollment_deleted', $about + ['method' => 'manual', 'still_enrolled' => true]],
            ['enrollment_deleted', $about + ['method' => 'self', 'still_enrolled' => false]],
        ], $this->noted());
    }

    /**
     * A mark is noted in one row, with the mark.
     */
    public function test_mark(): void {
        $assign = $this->assignment();
        $this->noted();
        $gradeid = $this->mark($assign, ['grade' => 3.0]);
        $this->assertEquals([
            [
                'grade_submitted',
                ['user_id' => (int) $this->student->id, 'kind' => 'graded', 'grade_id' => $gradeid, 'mark' => 3.0],
            ],
        ], $this->noted());
    }

    /**
     * A mark that is not released is noted without its value.
     */
    public function test_mark_that_is_not_released(): void {
        $assign = $this->assignment(['markingworkflow' => 1]);
        $this->noted();
        $this->mark($assign, ['grade' => 3.0, 'workflowstate' => ASSIGN_MARKING_WORKFLOW_STATE_INREVIEW]);
        $noted = $this->noted();
        $this->assertCount(1, $noted);
        $this->assertNull($noted[0][1]['mark']);
        $this->mark($assign, ['grade' => 3.0, 'workflowstate' => ASSIGN_MARKING_WORKFLOW_STATE_RELEASED]);
        [$released, $graded] = $this->noted();
        $this->assertSame('released', $released[1]['kind']);
        $this->assertEquals(3.0, $graded[1]['mark']);
    }

    /**
     * Nothing is noted, and nothing breaks, while no bridge is set up.
     */
    public function test_without_bridge(): void {
        set_config('bridgeurl', '', 'local_mzi');
        $this->mark($this->assignment(), ['grade' => 3.0]);
        $this->assertSame([], $this->noted());
    }
}
