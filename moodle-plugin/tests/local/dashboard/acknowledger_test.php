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

/**
 * Tests of taking note of grades.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \local_mzi\local\dashboard\acknowledger
 */
final class acknowledger_test extends \advanced_testcase {
    /** @var \stdClass account of a student */
    private \stdClass $user;

    /** @var \local_mzi_generator */
    private \local_mzi_generator $generator;

    /** @var string[] the student's Zoho id */
    private array $own;

    #[\Override]
    protected function setUp(): void {
        global $DB;
        parent::setUp();
        $this->resetAfterTest();
        set_config('bridgeurl', 'https://bridge.example.org', 'local_mzi');
        $this->user = $this->getDataGenerator()->create_user();
        $this->generator = $this->getDataGenerator()->get_plugin_generator('local_mzi');
        $this->own = ['zoho_student_id' => $this->generator->create_linked_student($this->user)->zoho_student_id];
        $DB->delete_records('local_mzi_outbox');
    }

    /**
     * It is noted and told once, however often it is asked for.
     */
    public function test_once(): void {
        global $DB;
        $grade = $this->generator->create_record('grades', $this->own + ['grade_value' => 'M'])->zoho_grade_id;
        $this->assertTrue(acknowledger::acknowledge((int) $this->user->id, $grade));
        $this->assertFalse(acknowledger::acknowledge((int) $this->user->id, $grade));
        $this->assertSame(1, $DB->count_records('local_mzi_grade_ack', ['userid' => $this->user->id, 'gradeid' => $grade]));
        $facts = $DB->get_records('local_mzi_outbox');
        $this->assertSame(['grade_acknowledged'], array_column($facts, 'eventtype'));
        $told = (new \local_mzi\local\payload\payloads())->of($facts);
        $this->assertSame($grade, reset($told)['zoho_grade_id']);
        [$class] = classes::read(students::of_user((int) $this->user->id));
        $this->assertNotNull($class['grades'][0]['acknowledged_at']);
    }

    /**
     * Neither another student's grade, nor one that is not released, nor one that is not there.
     */
    public function test_refuses(): void {
        global $DB;
        $others = $this->generator->create_record('grades', ['zoho_student_id' => '999'])->zoho_grade_id;
        $early = $this->generator->create_record('grades', $this->own + ['grade_status' => 'Not Marked'])->zoho_grade_id;
        foreach ([$others, $early, '1'] as $grade) {
            try {
                acknowledger::acknowledge((int) $this->user->id, $grade);
                $this->fail('noted');
            } catch (\moodle_exception $e) {
                $this->assertSame('nosuchgrade', $e->errorcode);
            }
        }
        $this->assertSame(0, $DB->count_records('local_mzi_grade_ack') + $DB->count_records('local_mzi_outbox'));
    }
}
