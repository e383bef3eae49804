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

namespace local_mzi\local;

/**
 * Tests for finding work that was not handed in.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mzi\local\missing_submissions
 * @covers     \local_mzi\task\detect_missing_submissions
 */
final class missing_submissions_test extends \advanced_testcase {
    /** @var int */
    private const NOW = 1_800_000_000;

    /** @var \stdClass */
    private \stdClass $course;

    /** @var \stdClass */
    private \stdClass $student;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->course = $this->getDataGenerator()->create_course();
        $this->student = $this->enrol(self::NOW - 90 * DAYSECS);
    }

    /**
     * A student of the course.
     *
     * @param int $since when enrolled
     * @param int $status of the enrolment
     * @return \stdClass
     */
    private function enrol(int $since, int $status = ENROL_USER_ACTIVE): \stdClass {
        global $DB;
        $user = $this->getDataGenerator()->create_user();
        $this->getDataGenerator()->enrol_user($user->id, $this->course->id, 'student', 'manual', 0, 0, $status);
        $DB->set_field('user_enrolments', 'timecreated', $since, ['userid' => $user->id]);
        return $user;
    }

    /**
     * An assignment that was due yesterday.
     *
     * @param array $options
     * @return int
     */
    private function assignment(array $options = []): int {
        $options += [
            'course' => $this->course->id,
            'grade' => 4,
            'duedate' => self::NOW - DAYSECS,
            'assignsubmission_onlinetext_enabled' => 1,
        ];
        return (int) $this->getDataGenerator()->create_module('assign', $options)->id;
    }

    /**
     * Adds a row about the student.
     *
     * @param string $table
     * @param array $columns
     */
    private function add(string $table, array $columns): void {
        global $DB;
        $defaults = match ($table) {
            'assign_submission' => [
                'userid' => $this->student->id, 'timecreated' => 1, 'timemodified' => 1, 'status' => 'new', 'groupid' => 0,
                'attemptnumber' => 0, 'latest' => 1,
            ],
            'assign_grades' => [
                'userid' => $this->student->id, 'timecreated' => 1, 'timemodified' => 1, 'grader' => 2, 'attemptnumber' => 0,
            ],
            'assign_user_flags' => ['userid' => $this->student->id],
            default => [],
        };
        $DB->insert_record($table, (object) ($columns + $defaults));
    }

    /**
     * What was found.
     *
     * @return string[] user, attempt and letter of each
     */
    private function found(): array {
        $facts = (new missing_submissions())->find(self::NOW);
        return array_map(fn($fact) => "{$fact->seed['user_id']} {$fact->seed['attempt']} {$fact->seed['letter']}", $facts);
    }

    /**
     * Who handed nothing in fails.
     */
    public function test_nothing_handed_in(): void {
        $this->assignment();
        $this->assertSame(["{$this->student->id} 1 F"], $this->found());
    }

    /**
     * A draft is not handed in.
     */
    public function test_draft(): void {
        $id = $this->assignment();
        $this->add('assign_submission', ['assignment' => $id, 'status' => 'draft']);
        $this->assertSame(["{$this->student->id} 1 F"], $this->found());
    }

    /**
     * Nobody fails who handed in, was marked all the same, has time left, or came or went.
     */
    public function test_who_does_not_fail(): void {
        $handedin = $this->assignment();
        $this->add('assign_submission', ['assignment' => $handedin, 'status' => 'submitted']);
        $marked = $this->assignment();
        $this->add('assign_grades', ['assignment' => $marked, 'grade' => 2]);
        $extended = $this->assignment();
        $this->add('assign_user_flags', ['assignment' => $extended, 'extensionduedate' => self::NOW + DAYSECS]);
        $override = $this->assignment();
        $this->add('assign_overrides', [
            'assignid' => $override, 'userid' => $this->student->id, 'duedate' => self::NOW + DAYSECS,
        ]);
        $this->assignment(['duedate' => self::NOW + 1]);
        $this->assignment(['duedate' => 0]);
        $this->assignment(['duedate' => self::NOW - 60 * DAYSECS]);
        $this->assignment(['grade' => 100]);
        $this->assignment(['visible' => 0]);
        $this->assignment(['assignsubmission_onlinetext_enabled' => 0]);
        $this->assertSame([], $this->found());
        $this->assignment();
        $this->enrol(self::NOW - HOURSECS);
        $this->enrol(self::NOW - 90 * DAYSECS, ENROL_USER_SUSPENDED);
        $this->assertSame(["{$this->student->id} 1 F"], $this->found());
    }

    /**
     * A group's date counts for its members, unless they have one of their own.
     */
    public function test_group_date(): void {
        $id = $this->assignment();
        $group = $this->getDataGenerator()->create_group(['courseid' => $this->course->id]);
        $this->getDataGenerator()->create_group_member(['groupid' => $group->id, 'userid' => $this->student->id]);
        $this->add('assign_overrides', [
            'assignid' => $id, 'groupid' => $group->id, 'duedate' => self::NOW + DAYSECS, 'sortorder' => 1,
        ]);
        $this->assertSame([], $this->found());
        $this->add('assign_overrides', ['assignid' => $id, 'userid' => $this->student->id, 'duedate' => self::NOW - HOURSECS]);
        $this->assertSame(["{$this->student->id} 1 F"], $this->found());
    }

    /**
     * What a group handed in counts for its members.
     */
    public function test_group_work(): void {
        $id = $this->assignment(['teamsubmission' => 1]);
        $group = $this->getDataGenerator()->create_group(['courseid' => $this->course->id]);
        $this->getDataGenerator()->create_group_member(['groupid' => $group->id, 'userid' => $this->student->id]);
        $other = $this->enrol(self::NOW - 90 * DAYSECS);
        $this->add('assign_submission', [
            'assignment' => $id, 'userid' => 0, 'groupid' => $group->id, 'status' => 'submitted',
        ]);
        $this->assertSame(["{$other->id} 1 F"], $this->found());
    }

    /**
     * Who was referred and let the date of the second attempt pass is referred again.
     */
    public function test_second_attempt(): void {
        $id = $this->assignment(['duedate' => self::NOW - 20 * DAYSECS]);
        $this->add('assign_submission', ['assignment' => $id, 'status' => 'submitted', 'latest' => 0]);
        $this->add('assign_grades', ['assignment' => $id, 'grade' => 1]);
        $this->add('assign_submission', [
            'assignment' => $id, 'status' => 'reopened', 'attemptnumber' => 1, 'timecreated' => self::NOW - 10 * DAYSECS,
        ]);
        $this->assertSame([], $this->found(), 'No date of its own');
        $this->add('assign_user_flags', ['assignment' => $id, 'extensionduedate' => self::NOW - DAYSECS]);
        $this->assertSame(["{$this->student->id} 2 RR"], $this->found());
    }

    /**
     * However often the task runs, each absence is noted once.
     */
    public function test_task(): void {
        global $DB;
        $this->mock_clock_with_frozen(self::NOW);
        $this->assignment();
        set_config('bridgeurl', 'https://bridge.example.org', 'local_mzi');
        $this->expectOutputRegex('/1.*0/s');
        (new \local_mzi\task\detect_missing_submissions())->execute();
        (new \local_mzi\task\detect_missing_submissions())->execute();
        $this->assertSame(1, $DB->count_records('local_mzi_outbox'));
    }
}
