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

namespace local_mzi\local\records;

use local_mzi\local\payload\requests;

/**
 * Tests of deleting, erasing and of instalments.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \local_mzi\local\records\deleter
 * @covers \local_mzi\local\records\eraser
 * @covers \local_mzi\local\records\installments
 */
final class deleter_test extends \advanced_testcase {
    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
    }

    /**
     * The plugin's generator.
     *
     * @return \local_mzi_generator
     */
    private function generator(): \local_mzi_generator {
        return $this->getDataGenerator()->get_plugin_generator('local_mzi');
    }

    /**
     * What a deleted row says.
     *
     * @return array[]
     */
    public static function soft_types(): array {
        return [
            ['students', 'status', 'Deleted'],
            ['registrations', 'registration_status', 'Cancelled'],
            ['payments', 'payment_status', 'Voided'],
            ['classes', 'class_status', 'Cancelled'],
            ['enrollments', 'enrollment_status', 'Withdrawn'],
            ['requests', 'request_status', 'Cancelled'],
            ['teachers', null, 'Deleted'],
        ];
    }

    /**
     * Most rows stay and say that they are deleted.
     *
     * @param string $entity
     * @param string|null $column
     * @param string $status
     * @dataProvider soft_types
     */
    public function test_marks(string $entity, ?string $column, string $status): void {
        global $DB;
        $type = entity_types::get($entity);
        $row = $this->generator()->create_record($entity);
        $zohoid = $row->{$type->idcolumn};
        $results = array_map(fn(result $r): array => $r->to_array(), records::delete($entity, [$zohoid, '404', $zohoid, 5]));
        $this->assertSame(['zoho_id' => $zohoid, 'ok' => true, 'action' => 'deleted', 'status' => $status], $results[0]);
        $this->assertSame(['zoho_id' => '404', 'ok' => true, 'action' => 'unchanged', 'status' => $status], $results[1]);
        $this->assertSame($results[0], $results[2]);
        $this->assertFalse($results[3]['ok']);
        $row = $DB->get_record($type->table, ['id' => $row->id]);
        $this->assertEquals(1, $row->deleted);
        if ($column !== null) {
            $this->assertSame($status, $row->{$column});
        }
        $this->assertSame('unchanged', records::delete($entity, [$zohoid])[0]->action);
    }

    /**
     * A grade goes, and so does that it was acknowledged.
     */
    public function test_removes_grades(): void {
        global $DB;
        $grade = $this->generator()->create_record('grades', ['grade_value' => 'M']);
        $ack = ['userid' => 2, 'gradeid' => $grade->zoho_grade_id, 'timecreated' => 1];
        $DB->insert_record('local_mzi_grade_ack', (object) $ack);
        $this->assertSame('deleted', records::delete('grades', [$grade->zoho_grade_id])[0]->action);
        $this->assertFalse($DB->record_exists('local_mzi_grades', []));
        $this->assertFalse($DB->record_exists('local_mzi_grade_ack', []));
    }

    /**
     * Instalments are replaced as a set.
     */
    public function test_replaces_installments(): void {
        global $DB;
        $send = fn(array $rows): array => records::upsert('installments', json_decode(json_encode([
            ['zoho_registration_id' => '7', 'installments' => $rows],
        ])))[0]->to_array();
        $one = ['installment_number' => 1, 'due_date' => '2026-01-01', 'amount' => 10, 'status' => 'Paid', 'paid_date' => null];
        $two = ['installment_number' => '2', 'amount' => 20];
        $this->assertSame('created', $send([$one, $two])['action']);
        $this->assertSame('unchanged', $send([$one, $two])['action']);
        $this->assertSame('updated', $send([$two])['action']);
        $rows = array_values($DB->get_records('local_mzi_installments'));
        $this->assertCount(1, $rows);
        $this->assertEquals(['2', 1, '20.00'], [$rows[0]->installment_number, $rows[0]->position, $rows[0]->amount]);
        $this->assertFalse($send([$two, ['amount' => 'x']])['ok']);
        $this->assertFalse($send([$two, 'x'])['ok']);
        $this->assertSame(1, $DB->count_records('local_mzi_installments'));
        $this->assertSame('updated', $send([])['action']);
        $this->assertSame(0, $DB->count_records('local_mzi_installments'));
        $send([$one]);
        records::delete('installments', ['7']);
        $this->assertSame(0, $DB->count_records('local_mzi_installments'));
    }

    /**
     * Erasing removes every row about a student and no row about another.
     */
    public function test_erases(): void {
        global $DB;
        foreach (['7', '8'] as $id) {
            $user = $this->getDataGenerator()->create_user();
            $this->generator()->create_linked_student($user, ['zoho_student_id' => $id]);
            $link = ['zoho_student_id' => $id];
            $this->generator()->create_record('registrations', $link + ['zoho_registration_id' => "1$id"]);
            $this->generator()->create_record('installments', [
                'zoho_registration_id' => "1$id",
                'installments' => [['amount' => 1], ['amount' => 2]],
            ]);
            $this->generator()->create_record('payments', ['zoho_registration_id' => "1$id"]);
            $this->generator()->create_record('payments', $link);
            $this->generator()->create_record('enrollments', $link);
            $this->generator()->create_record('grades', $link + ['zoho_grade_id' => "2$id"]);
            $request = $this->generator()->create_record('requests', $link);
            $ack = ['userid' => $user->id, 'gradeid' => "2$id", 'timecreated' => 1];
            $DB->insert_record('local_mzi_grade_ack', (object) $ack);
            foreach (["{\"user_id\":{$user->id}}", "{\"user_id\":{$user->id},\"course_id\":1}"] as $payload) {
                $DB->insert_record('local_mzi_outbox', (object) [
                    'eventid' => \core\uuid::generate(), 'eventtype' => 'x', 'payload' => $payload, 'timedue' => 1,
                    'timecreated' => 1,
                ]);
            }
            get_file_storage()->create_file_from_string([
                'contextid' => \core\context\system::instance()->id, 'component' => 'local_mzi',
                'filearea' => requests::FILEAREA, 'itemid' => $request->id, 'filepath' => '/', 'filename' => 'receipt.pdf',
            ], 'content');
        }
        $tables = [
            'students', 'registrations', 'installments', 'payments', 'enrollments', 'grades', 'requests', 'grade_ack', 'outbox',
        ];
        $count = fn(): int => array_sum(array_map(fn($table): int => $DB->count_records("local_mzi_$table"), $tables));
        $files = ['component' => 'local_mzi', 'filename' => 'receipt.pdf'];
        $this->assertSame(24, $count());
        $this->assertSame(12, eraser::erase('7'));
        $this->assertSame(12, $count());
        $this->assertSame(1, $DB->count_records('files', $files));
        $this->assertSame(0, eraser::erase('7'));
        $this->assertSame(12, eraser::erase('8'));
        $this->assertSame(0, $count());
    }
}
