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

/**
 * Tests of how students stand with their accounts, and of finding them.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \local_mzi\local\people\link_states
 * @covers \local_mzi\local\people\person_name
 */
final class link_states_test extends \advanced_testcase {
    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
    }

    /**
     * The generator of the plugin.
     *
     * @return \local_mzi_generator
     */
    private function generator(): \local_mzi_generator {
        return $this->getDataGenerator()->get_plugin_generator('local_mzi');
    }

    /**
     * The state of a student.
     *
     * @param \stdClass $student
     * @return string
     */
    private function state(\stdClass $student): string {
        global $DB;
        $sql = 'SELECT ' . link_states::sql('s') . ' AS linkstate FROM {local_mzi_students} s WHERE s.id = ?';
        return $DB->get_field_sql($sql, [$student->id]);
    }

    /**
     * Every student is in exactly one state.
     */
    public function test_states(): void {
        global $DB;
        $generator = $this->generator();
        $linked = $generator->create_linked_student($this->getDataGenerator()->create_user());
        $failed = $generator->create_linked_student($this->getDataGenerator()->create_user());
        $enrolment = $generator->create_record('enrollments', ['zoho_student_id' => $failed->zoho_student_id]);
        $DB->set_field('local_mzi_enrollments', 'enrol_status', 'failed', ['id' => $enrolment->id]);
        $waiting = $generator->create_student();
        $problem = $generator->create_student(['academic_email' => null]);
        $this->getDataGenerator()->create_user(['email' => 'both@school.example']);
        $ambiguous = $generator->create_student(['academic_email' => 'both@school.example']);
        $generator->create_student(['academic_email' => 'both@school.example', 'zoho_student_id' => '7']);
        $generator->create_record('students', ['zoho_student_id' => $ambiguous->zoho_student_id]);
        $deleted = $generator->create_student();
        \local_mzi\local\records\records::delete('students', [$deleted->zoho_student_id]);

        $this->assertSame('linked', $this->state($linked));
        $this->assertSame('problem', $this->state($failed));
        $this->assertSame('waiting', $this->state($waiting));
        $this->assertSame('problem', $this->state($problem));
        $this->assertSame('linked', $this->state($ambiguous));
        $this->assertSame('deleted', $this->state($deleted));
        $this->assertSame(
            ['linked' => 2, 'waiting' => 1, 'ambiguous' => 1, 'problem' => 2, 'deleted' => 1],
            link_states::counts(),
        );
        $DB->set_field('local_mzi_enrollments', 'deleted', 1, ['id' => $enrolment->id]);
        $this->assertSame('linked', $this->state($failed));
    }

    /**
     * What is searched for, and who is found.
     *
     * @return array[]
     */
    public static function searches(): array {
        return [
            'nothing' => ['  ', 2],
            'first and last name' => ['sara had', 1],
            'display name' => ['سارة', 1],
            'student id' => ['a01b77', 1],
            'academic e-mail' => ['SARA.H@', 1],
            'own e-mail' => ['private@home', 1],
            'Zoho id' => ['572576700000077', 1],
            'both' => ['school.example', 2],
            'nobody' => ['nobody', 0],
            'signs mean themselves' => ['%', 0],
            'no trick' => ["' OR 1=1 --", 0],
            'not the national id' => ['9981012345', 0],
        ];
    }

    /**
     * Students are found by name, student id, e-mail addresses and Zoho id.
     *
     * @dataProvider searches
     * @param string $search
     * @param int $number
     */
    public function test_search(string $search, int $number): void {
        $this->generator()->create_student([
            'zoho_student_id' => '572576700000077', 'student_id' => 'A01B77C', 'first_name' => 'Sara', 'last_name' => 'Haddad',
            'display_name' => 'سارة حداد', 'academic_email' => 'sara.h@school.example', 'email' => 'private@home.example',
            'national_id' => '9981012345',
        ]);
        $this->generator()->create_student(['zoho_student_id' => '12', 'student_id' => null, 'first_name' => null]);
        $this->assertSame($number, array_sum(link_states::counts($search)));
    }

    /**
     * A student without a name is called by an id.
     */
    public function test_name(): void {
        $student = (object) ['display_name' => ' ', 'first_name' => null, 'last_name' => 'Haddad', 'student_id' => 'A1'];
        $student->zoho_student_id = '7';
        $this->assertSame('Haddad', person_name::of($student));
        $student->last_name = null;
        $this->assertSame('A1', person_name::of($student));
        $student->student_id = null;
        $this->assertSame('7', person_name::of($student));
        $student->display_name = 'Sara';
        $this->assertSame('Sara', person_name::of($student));
    }
}
