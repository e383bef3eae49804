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

namespace local_mzi\local\payload;

use local_mzi\local\outbox\fact;

/**
 * Tests for what is told about facts.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mzi\local\payload\payloads
 * @covers     \local_mzi\local\payload\grades
 * @covers     \local_mzi\local\payload\users
 * @covers     \local_mzi\local\payload\courses
 * @covers     \local_mzi\local\payload\enrolments
 * @covers     \local_mzi\local\payload\requests
 * @covers     \local_mzi\local\payload\acknowledgements
 */
final class payloads_test extends \advanced_testcase {
    use \local_mzi\tests\marked_work;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->make_course();
        $this->mirror('students', ['zoho_student_id' => '5725767000000524157', 'moodle_user_id' => $this->student->id]);
    }

    /**
     * Adds a row to a mirror table.
     *
     * @param string $entity
     * @param array $columns
     * @return int
     */
    private function mirror(string $entity, array $columns): int {
        global $DB;
        $row = $columns + ['content_hash' => 'x', 'timecreated' => 1, 'timemodified' => 1, 'synced_at' => 1];
        return $DB->insert_record('local_mzi_' . $entity, (object) $row);
    }

    /**
     * What is told about facts.
     *
     * @param fact ...$facts
     * @return array[] in their order; null for one with nothing to tell
     */
    private function tell(fact ...$facts): array {
        $rows = array_map(fn(fact $fact) => (object) ['eventtype' => $fact->type, 'payload' => $fact->json()], $facts);
        $data = (new payloads())->of($rows);
        return array_map(fn(int $i) => $data[$i] ?? null, array_keys($rows));
    }

    /**
     * A grade says all that BTEC_Grades has a field for.
     */
    public function test_grade(): void {
        $assign = $this->assignment();
        $gradeid = $this->mark($assign, [
            'grade' => 3.0,
            'assignfeedbackcomments_editor' => ['text' => '<p>Well <b>done</b></p>', 'format' => FORMAT_HTML],
        ]);
        [$data] = $this->tell(fact::graded($this->student->id, $gradeid, 3.0));
        $date = userdate(time(), '%Y-%m-%d', \core_date::get_server_timezone(), false);
        $assignmentid = (int) $assign->get_instance()->id;
        $this->assertEquals([
            'user_id' => (int) $this->student->id,
            'username' => $this->student->username,
            'email' => $this->student->email,
            'student_name' => 'Sara Haddad',
            'zoho_student_id' => '5725767000000524157',
            'course_id' => (int) $this->course->id,
            'course_name' => 'Networks',
            'zoho_class_id' => '5725767000000524001',
            'assignment_id' => $assignmentid,
            'assignment_name' => 'Report',
            'composite_key' => "{$this->student->id}_{$this->course->id}_{$assignmentid}",
            'moodle_grade_id' => $gradeid,
            'btec_grade_name' => "Sara Haddad - Networks - M - {$date}",
            'grade' => 'M',
            'mark' => 3.0,
            'reason' => 'graded',
            'attempt_number' => 1,
            'attempt_date' => $date,
            'grade_status' => 'Released',
            'graded_at' => $data['graded_at'],
            'grader_id' => (int) $this->teacher->id,
            'grader_name' => 'Omar Ali',
            'internal_verifier' => false,
            'feedback' => 'Well DONE',
            'learning_outcomes' => [],
        ], $data);
    }

    /**
     * A BTEC grading form says which criteria were achieved, in their order; what a marker began anew does not count.
     */
    public function test_learning_outcomes(): void {
        global $DB;
        if (\core_component::get_plugin_directory('gradingform', 'btec') === null) {
            $this->markTestSkipped('The grading method gradingform_btec is not installed.');
        }
        $assign = $this->assignment();
        $gradeid = $this->mark($assign, ['grade' => 2.0]);
        $areaid = $DB->insert_record('grading_areas', (object) [
            'contextid' => $assign->get_context()->id, 'component' => 'mod_assign', 'areaname' => 'submissions',
        ]);
        $definitionid = $DB->insert_record('grading_definitions', (object) [
            'areaid' => $areaid, 'method' => 'btec', 'name' => 'Unit 1', 'status' => 20, 'timecreated' => 1, 'usercreated' => 2,
            'timemodified' => 1, 'usermodified' => 2,
        ]);
        $criteria = [];
        foreach (['M1' => 'Compare', 'P1' => '<b>Describe</b>'] as $code => $description) {
            $criteria[$code] = $DB->insert_record('gradingform_btec_criteria', (object) [
                'definitionid' => $definitionid, 'sortorder' => $code === 'P1' ? 1 : 2, 'shortname' => $code,
                'description' => $description, 'descriptionformat' => FORMAT_HTML,
            ]);
        }
        foreach ([0 => 0, 1 => 1] as $status => $score) {
            $instanceid = $DB->insert_record('grading_instances', (object) [
                'definitionid' => $definitionid, 'raterid' => $this->teacher->id, 'itemid' => $gradeid,
                'status' => $status, 'timemodified' => 1,
            ]);
            foreach (['P1' => $score, 'M1' => 0] as $code => $achieved) {
                $DB->insert_record('gradingform_btec_fillings', (object) [
                    'instanceid' => $instanceid, 'criterionid' => $criteria[$code], 'score' => $achieved, 'remark' => "On {$code}",
                    'remarkformat' => FORMAT_PLAIN,
                ]);
            }
        }
        [$data] = $this->tell(fact::graded($this->student->id, $gradeid, 2.0));
        $this->assertSame([
            [
                'lo_code' => 'P1', 'lo_title' => 'P1', 'lo_definition' => 'DESCRIBE', 'lo_outcome_identification' => 'Pass',
                'lo_score' => 'Achieved', 'lo_feedback' => 'On P1',
            ],
            [
                'lo_code' => 'M1', 'lo_title' => 'M1', 'lo_definition' => 'Compare', 'lo_outcome_identification' => 'Merit',
                'lo_score' => 'Not achieved', 'lo_feedback' => 'On M1',
            ],
        ], $data['learning_outcomes']);
    }

    /**
     * A marker with a role of internal verifiers is one.
     */
    public function test_internal_verifier(): void {
        global $DB;
        $gradeid = $this->mark($this->assignment(), ['grade' => 2.0]);
        set_config('verifierroles', $DB->get_field('role', 'id', ['shortname' => 'editingteacher']), 'local_mzi');
        [$data] = $this->tell(fact::graded($this->student->id, $gradeid, 2.0));
        $this->assertTrue($data['internal_verifier']);
    }

    /**
     * Only final marks that mean a letter are told.
     */
    public function test_what_is_not_told(): void {
        $points = $this->mark($this->assignment(['grade' => 100]), ['grade' => 85.0]);
        $workflow = $this->assignment(['markingworkflow' => 1]);
        $inreview = $this->mark($workflow, ['grade' => 2.0, 'workflowstate' => ASSIGN_MARKING_WORKFLOW_STATE_INREVIEW]);
        $this->assertSame([null, null, null, null], $this->tell(
            fact::graded($this->student->id, $points, 85.0),
            fact::graded($this->student->id, $inreview, null),
            fact::graded($this->student->id, -5, 2.0),
            fact::released($this->student->id, $workflow->get_instance()->id),
        ));
        $this->mark($workflow, ['grade' => 2.0, 'workflowstate' => ASSIGN_MARKING_WORKFLOW_STATE_RELEASED]);
        [$graded, $released] = $this->tell(
            fact::graded($this->student->id, $inreview, 2.0),
            fact::released($this->student->id, $workflow->get_instance()->id),
        );
        $this->assertSame('P', $graded['grade']);
        $this->assertNull($released, 'The mark is told once');
    }

    /**
     * Work that was released without a mark is to be handed in again.
     */
    public function test_released_without_mark(): void {
        $assign = $this->assignment(['markingworkflow' => 1]);
        $this->mark($assign, ['grade' => -1, 'workflowstate' => ASSIGN_MARKING_WORKFLOW_STATE_RELEASED]);
        [$data] = $this->tell(fact::released($this->student->id, $assign->get_instance()->id));
        $this->assertSame('R', $data['grade']);
        $this->assertNull($data['mark']);
    }

    /**
     * Work that was not handed in says so.
     */
    public function test_missing(): void {
        $assignmentid = (int) $this->assignment()->get_instance()->id;
        [$first, $second] = $this->tell(
            fact::missing($this->student->id, $assignmentid, 1, 'F', 1_767_268_800),
            fact::missing($this->student->id, $assignmentid, 2, 'RR', 1_767_268_800),
        );
        $this->assertSame(
            ['F', 'not_submitted', 1, null, '2026-01-01'],
            [$first['grade'], $first['reason'], $first['attempt_number'], $first['moodle_grade_id'], $first['attempt_date']],
        );
        $this->assertSame(
            ['RR', 'second_attempt_not_submitted', 2],
            [$second['grade'], $second['reason'], $second['attempt_number']],
        );
        $this->assertSame($first['composite_key'], $second['composite_key']);
    }

    /**
     * Accounts, courses and enrolments say which records of Zoho they belong to.
     */
    public function test_people_and_courses(): void {
        $this->mirror('teachers', ['zoho_teacher_id' => '77', 'moodle_user_id' => $this->teacher->id]);
        $this->mirror('enrollments', [
            'zoho_enrollment_id' => '88',
            'moodle_user_id' => $this->student->id,
            'moodle_course_id' => $this->course->id,
        ]);
        [$student, $teacher, $course, $enrolled, $unenrolled, $gone] = $this->tell(
            fact::user_created($this->student->id),
            fact::user_updated($this->teacher->id),
            fact::course_updated($this->course->id),
            fact::enrolled($this->student->id, $this->course->id, 'manual'),
            fact::unenrolled($this->teacher->id, $this->course->id, 'manual', true),
            fact::user_created(-1),
        );
        $this->assertSame(['Sara', '5725767000000524157', null], [
            $student['first_name'], $student['zoho_student_id'], $student['zoho_teacher_id'],
        ]);
        $this->assertSame('77', $teacher['zoho_teacher_id']);
        $this->assertSame(['Networks', '5725767000000524001'], [$course['course_name'], $course['zoho_class_id']]);
        $this->assertSame(['88', true], [$enrolled['zoho_enrollment_id'], $enrolled['still_enrolled']]);
        $this->assertSame([null, false], [$unenrolled['zoho_enrollment_id'], $unenrolled['still_enrolled']]);
        $this->assertNull($gone);
    }

    /**
     * A request says what the student asks for and what came with it.
     */
    public function test_request(): void {
        $id = $this->mirror('requests', [
            'moodle_user_id' => $this->student->id,
            'request_type' => 'Change Information',
            'request_date' => 1_767_268_800,
            'change_information' => '[{"field":"City","current":"Amman","new":"Irbid"}]',
        ]);
        get_file_storage()->create_file_from_string([
            'contextid' => \core\context\system::instance()->id,
            'component' => 'local_mzi',
            'filearea' => requests::FILEAREA,
            'itemid' => $id,
            'filepath' => '/',
            'filename' => 'proof.pdf',
        ], 'four');
        [$data] = $this->tell(fact::request_submitted($this->student->id, $id));
        $this->assertSame('Irbid', $data['change_information'][0]['new']);
        $this->assertSame(1_767_268_800, $data['request_date']);
        $this->assertSame(['proof.pdf', 4], [$data['attachments'][0]['file_name'], $data['attachments'][0]['size']]);
        $this->assertStringEndsWith(
            "/webservice/pluginfile.php/1/local_mzi/request/$id/proof.pdf",
            $data['attachments'][0]['file_url'],
        );
    }

    /**
     * A grade that a student took note of says when.
     */
    public function test_acknowledgement(): void {
        global $DB;
        $row = ['userid' => $this->student->id, 'gradeid' => '99', 'timecreated' => 1_767_268_800];
        $DB->insert_record('local_mzi_grade_ack', (object) $row);
        [$data, $none] = $this->tell(
            fact::grade_acknowledged($this->student->id, '99'),
            fact::grade_acknowledged($this->teacher->id, '99'),
        );
        $this->assertSame(['99', 1_767_268_800], [$data['zoho_grade_id'], $data['acknowledged_at']]);
        $this->assertNull($none);
    }

    /**
     * The number of queries does not grow with that of the facts.
     */
    public function test_number_of_queries(): void {
        global $DB;
        $gradeid = $this->mark($this->assignment(), ['grade' => 2.0]);
        $one = [fact::graded($this->student->id, $gradeid, 2.0), fact::user_created($this->student->id)];
        $many = $one;
        for ($i = 0; $i < 20; $i++) {
            $many[] = fact::user_created((int) $this->getDataGenerator()->create_user()->id);
            $many[] = fact::graded($this->student->id, $this->mark($this->assignment(), ['grade' => 2.0]), 2.0);
        }
        $this->tell(...$one);
        $before = $DB->perf_get_reads();
        $this->tell(...$one);
        $between = $DB->perf_get_reads();
        $this->tell(...$many);
        $this->assertSame($between - $before, $DB->perf_get_reads() - $between);
    }
}
