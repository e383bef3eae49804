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

use local_mzi\local\records\records;

/**
 * Tests of enrolments.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \local_mzi\local\enrolment\enroller
 * @covers \local_mzi\local\enrolment\manual_enrolments
 * @covers \local_mzi\local\effect\enrolments
 * @covers \local_mzi\local\effect\classes
 */
final class enroller_test extends \advanced_testcase {
    /** @var \stdClass a course */
    private \stdClass $course;

    /** @var \stdClass an account */
    private \stdClass $user;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->course = $this->getDataGenerator()->create_course();
        $this->user = $this->getDataGenerator()->create_user();
    }

    /**
     * Sends a student.
     */
    private function send_student(): void {
        records::upsert('students', [(object) ['zoho_student_id' => '7', 'academic_email' => $this->user->email]]);
    }

    /**
     * Sends a class.
     *
     * @param int|string|null $courseid
     */
    private function send_class($courseid): void {
        records::upsert('classes', [(object) ['zoho_class_id' => '8', 'moodle_class_id' => $courseid]]);
    }

    /**
     * Sends an enrolment.
     *
     * @param array $more
     * @return array
     */
    private function send(array $more = []): array {
        return records::upsert('enrollments', [(object) ($more + [
            'zoho_enrollment_id' => '9',
            'zoho_student_id' => '7',
            'zoho_class_id' => '8',
            'enrollment_status' => 'Active',
        ])])[0]->to_array();
    }

    /**
     * The row of an enrolment.
     *
     * @param string $zohoid
     * @return \stdClass
     */
    private function row(string $zohoid = '9'): \stdClass {
        global $DB;
        return $DB->get_record('local_mzi_enrollments', ['zoho_enrollment_id' => $zohoid], '*', MUST_EXIST);
    }

    /**
     * Whether the student is in the course and active.
     *
     * @param \stdClass|null $course
     * @return bool
     */
    private function is_enrolled(?\stdClass $course = null): bool {
        return is_enrolled(\core\context\course::instance(($course ?? $this->course)->id), $this->user, '', true);
    }

    /**
     * The student is enrolled with the student's role, and the row knows which enrolment is ours; again nothing happens.
     */
    public function test_enrols(): void {
        global $DB;
        $this->send_student();
        $this->send_class((string) $this->course->id);
        $sink = $this->redirectEvents();
        $this->assertSame([
            'zoho_id' => '9', 'ok' => true, 'action' => 'created', 'moodle_id' => (int) $this->user->id, 'status' => 'enrolled',
        ], $this->send());
        $this->assertTrue($this->is_enrolled());
        $role = $DB->get_record('role', ['shortname' => 'student']);
        $context = \core\context\course::instance($this->course->id);
        $this->assertTrue(user_has_role_assignment($this->user->id, $role->id, $context->id));
        $enrolment = $DB->get_record('user_enrolments', ['id' => $this->row()->user_enrolment_id], '*', MUST_EXIST);
        $this->assertEquals($this->user->id, $enrolment->userid);
        $sink->clear();
        $this->assertSame('unchanged', $this->send()['action']);
        $this->assertCount(0, $sink->get_events());
    }

    /**
     * What is missing is said, and made when it appears.
     */
    public function test_waits_for_student_and_course(): void {
        $this->assertSame('student_not_found', $this->send()['status']);
        $this->send_student();
        $this->assertSame('course_not_found', $this->send()['status']);
        $this->send_class(null);
        $this->assertSame('course_not_found', $this->send()['status']);
        $this->send_class(987654);
        $this->assertSame('course_not_found', $this->send()['status']);
        $this->send_class($this->course->id);
        $this->assertTrue($this->is_enrolled());
        $this->assertSame('enrolled', $this->row()->enrol_status);
    }

    /**
     * An enrolment that came first is made once its student is linked.
     */
    public function test_is_made_when_the_student_appears(): void {
        $this->send_class($this->course->id);
        $this->assertSame('student_not_found', $this->send()['status']);
        $this->send_student();
        $this->assertTrue($this->is_enrolled());
        $this->assertSame('enrolled', $this->row()->enrol_status);
        $this->assertNotNull($this->row()->user_enrolment_id);
    }

    /**
     * A withdrawal takes the student out or suspends them, as it says, and is over when the next record says none.
     */
    public function test_withdraws(): void {
        global $DB;
        $this->send_student();
        $this->send_class($this->course->id);
        $this->send();
        $this->assertSame('suspended', $this->send(['withdrawal' => 'suspend'])['status']);
        $this->assertFalse($this->is_enrolled());
        $this->assertTrue(is_enrolled(\core\context\course::instance($this->course->id), $this->user));
        $this->assertSame('enrolled', $this->send()['status']);
        $this->assertTrue($this->is_enrolled());
        $this->assertSame('unenrolled', $this->send(['withdrawal' => 'unenrol'])['status']);
        $this->assertFalse($DB->record_exists('user_enrolments', ['userid' => $this->user->id]));
        $this->assertSame('enrolled', $this->send()['status']);
        $this->assertTrue($this->is_enrolled());
    }

    /**
     * Deleting unenrols, also when the class is not there any more.
     */
    public function test_deleting_unenrols(): void {
        $this->send_student();
        $this->send_class($this->course->id);
        $this->send();
        records::delete('classes', ['8']);
        $this->assertSame('course_not_found', $this->send()['status']);
        $this->assertTrue($this->is_enrolled());
        $this->assertSame('deleted', records::delete('enrollments', ['9'])[0]->action);
        $this->assertFalse($this->is_enrolled());
        $row = $this->row();
        $this->assertSame(['unenrolled', null, 'Withdrawn'], [
            $row->enrol_status, $row->user_enrolment_id, $row->enrollment_status,
        ]);
    }

    /**
     * Of two enrolments of a student in a class one may end while the other holds.
     */
    public function test_another_enrolment_holds(): void {
        $this->send_student();
        $this->send_class($this->course->id);
        $this->send();
        $this->send(['zoho_enrollment_id' => '10']);
        $this->assertSame('unenrolled', $this->send(['withdrawal' => 'unenrol'])['status']);
        $this->assertTrue($this->is_enrolled());
        records::delete('enrollments', ['10']);
        $this->assertFalse($this->is_enrolled());
    }

    /**
     * When the class gets another course, its students go there.
     */
    public function test_follows_the_class_to_another_course(): void {
        $this->send_student();
        $this->send_class($this->course->id);
        $this->send();
        $other = $this->getDataGenerator()->create_course();
        $this->send_class($other->id);
        $this->assertTrue($this->is_enrolled($other));
        $this->assertFalse($this->is_enrolled());
        $this->assertEquals($other->id, $this->row()->moodle_course_id);
    }

    /**
     * A course without manual enrolment gets it.
     */
    public function test_makes_the_instance(): void {
        global $DB;
        $DB->delete_records('enrol', ['courseid' => $this->course->id]);
        $this->send_student();
        $this->send_class($this->course->id);
        $this->assertSame('enrolled', $this->send()['status']);
        $this->assertTrue($this->is_enrolled());
    }

    /**
     * One who is in the course with another role gets that of a student too.
     */
    public function test_gives_the_role_to_one_who_is_there_already(): void {
        global $DB;
        $this->getDataGenerator()->enrol_user($this->user->id, $this->course->id, 'teacher');
        $this->send_student();
        $this->send_class($this->course->id);
        $this->send();
        $context = \core\context\course::instance($this->course->id);
        $this->assertEqualsCanonicalizing(
            ['student', 'teacher'],
            array_column(get_user_roles($context, $this->user->id, false), 'shortname'),
        );
    }
}
