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

/**
 * Tests of creating and updating records.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \local_mzi\local\records\upserter
 * @covers \local_mzi\local\records\validator
 * @covers \local_mzi\local\records\records
 */
final class upserter_test extends \advanced_testcase {
    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
    }

    /**
     * Sends payments as the bridge does.
     *
     * @param array ...$records
     * @return array[]
     */
    private function send(array ...$records): array {
        return array_map(fn(result $result): array => $result->to_array(), records::upsert(
            'payments',
            json_decode(json_encode($records)),
        ));
    }

    /**
     * The row of a payment.
     *
     * @param string $zohoid
     * @return \stdClass
     */
    private function row(string $zohoid): \stdClass {
        global $DB;
        return $DB->get_record('local_mzi_payments', ['zoho_payment_id' => $zohoid], '*', MUST_EXIST);
    }

    /**
     * New records are created, with every value in its column.
     */
    public function test_creates(): void {
        $results = $this->send(
            [
                'zoho_payment_id' => '1', 'zoho_registration_id' => '7', 'payment_amount' => 100.5,
                'payment_date' => '2026-01-31', 'payment_notes' => 'شكرًا', 'zoho_modified_time' => '2026-02-01T00:00:00Z',
                'mapped_by_an_administrator' => 'x',
            ],
            ['zoho_payment_id' => '9999999999999999999'],
        );
        $this->assertSame([
            ['zoho_id' => '1', 'ok' => true, 'action' => 'created'],
            ['zoho_id' => '9999999999999999999', 'ok' => true, 'action' => 'created'],
        ], $results);
        $row = $this->row('1');
        $this->assertSame('7', $row->zoho_registration_id);
        $this->assertEquals('100.50', $row->payment_amount);
        $this->assertSame('2026-01-31', $row->payment_date);
        $this->assertSame('شكرًا', $row->payment_notes);
        $this->assertEquals(strtotime('2026-02-01T00:00:00Z'), $row->zoho_modified_time);
        $this->assertNull($row->bank_name);
        $this->assertMatchesRegularExpression('/^[0-9a-f]{64}$/', $row->content_hash);
    }

    /**
     * A missing key keeps its value, null clears it, and the same again changes nothing.
     */
    public function test_updates_what_is_given(): void {
        $clock = $this->mock_clock_with_frozen(1000);
        $this->send(['zoho_payment_id' => '1', 'bank_name' => 'A', 'payment_type' => 'Study Fees']);
        $clock->bump();
        $this->assertSame('updated', $this->send(['zoho_payment_id' => '1', 'bank_name' => null])[0]['action']);
        $row = $this->row('1');
        $this->assertNull($row->bank_name);
        $this->assertSame('Study Fees', $row->payment_type);
        $this->assertEquals([1000, 1001, 1001], [$row->timecreated, $row->timemodified, $row->synced_at]);
        $clock->bump();
        $this->assertSame('unchanged', $this->send(['zoho_payment_id' => '1', 'bank_name' => null])[0]['action']);
        $row = $this->row('1');
        $this->assertEquals([1000, 1001, 1002], [$row->timecreated, $row->timemodified, $row->synced_at]);
    }

    /**
     * An older record changes nothing, whatever its offset; a newer one with the same content notes its time.
     */
    public function test_refuses_what_is_older(): void {
        $this->send(['zoho_payment_id' => '1', 'bank_name' => 'new', 'zoho_modified_time' => '2026-01-01T10:00:00+03:00']);
        $older = ['zoho_payment_id' => '1', 'bank_name' => 'old', 'zoho_modified_time' => '2026-01-01T06:59:59Z'];
        $this->assertSame([['zoho_id' => '1', 'ok' => true, 'action' => 'stale']], $this->send($older));
        $this->assertSame('new', $this->row('1')->bank_name);
        $newer = ['zoho_payment_id' => '1', 'bank_name' => 'new', 'zoho_modified_time' => '2026-01-01T08:00:00Z'];
        $this->assertSame('unchanged', $this->send($newer)[0]['action']);
        $this->assertEquals(strtotime('2026-01-01T08:00:00Z'), $this->row('1')->zoho_modified_time);
    }

    /**
     * Bad records fail alone, in their places, and say what is wrong.
     */
    public function test_a_bad_record_leaves_the_others_standing(): void {
        $results = $this->send(
            ['zoho_payment_id' => '1'],
            ['zoho_payment_id' => '2', 'payment_date' => '31.12.2004'],
            ['bank_name' => 'no id'],
            ['zoho_payment_id' => 4],
            ['zoho_payment_id' => '5'],
        );
        $this->assertSame([true, false, false, false, true], array_column($results, 'ok'));
        $this->assertSame(['1', '2', '', '4', '5'], array_column($results, 'zoho_id'));
        $this->assertSame('invalidparameter', $results[1]['errorcode']);
        foreach (['payments', '2', 'payment_date', 'yyyy-MM-dd'] as $part) {
            $this->assertStringContainsString($part, $results[1]['message']);
        }
        $this->assertStringContainsString('zoho_payment_id', $results[2]['message']);
        $this->assertSame(2, $this->payments());
        $this->assertSame('invalidparameter', records::upsert('payments', ['text'])[0]->refusal->errorcode);
    }

    /**
     * A row that the database refuses fails alone, whether it is new or changed; its code says that a new try is worth it.
     */
    public function test_a_refused_row_leaves_the_others_standing(): void {
        global $DB;
        $this->preventResetByRollback();
        $user = $this->getDataGenerator()->create_user();
        $send = fn(array ...$teachers): array => records::upsert('teachers', json_decode(json_encode($teachers)));
        $send(['zoho_teacher_id' => '1', 'moodle_user_id' => $user->id], ['zoho_teacher_id' => '2'], ['zoho_teacher_id' => '3']);
        // As if other calls had linked the same account to two more at the same time.
        $type = entity_types::get('teachers');
        $items = [];
        foreach (['2' => $user->id, '3' => null, '4' => $user->id, '5' => null] as $zohoid => $userid) {
            $item = new item((string) $zohoid);
            $item->stored = $DB->get_record($type->table, ['zoho_teacher_id' => $zohoid]) ?: null;
            $item->row = $item->stored === null ? $type->blank((string) $zohoid) : clone $item->stored;
            $item->row->teacher_name = "Teacher $zohoid";
            $item->row->moodle_user_id = $userid;
            $item->action = $item->stored === null ? 'created' : 'updated';
            $items[] = $item;
        }
        $upserter = new upserter($type);
        (new \ReflectionMethod($upserter, 'write'))->invoke($upserter, $items);
        $refused = array_map(fn(item $item): ?string => $item->refusal?->errorcode, $items);
        $this->assertSame(['dmlwriteexception', null, 'dmlwriteexception', null], $refused);
        $names = $DB->get_records_menu($type->table, null, 'zoho_teacher_id', 'zoho_teacher_id, teacher_name');
        $this->assertSame(['1' => null, '2' => null, '3' => 'Teacher 3', '5' => 'Teacher 5'], $names);
        $this->assertEquals($DB->get_field($type->table, 'id', ['zoho_teacher_id' => '5']), $items[3]->result()->rowid);
    }

    /**
     * The same record twice in one call: the second counts, unless it is older.
     */
    public function test_takes_a_record_twice(): void {
        $results = $this->send(
            ['zoho_payment_id' => '1', 'bank_name' => 'A', 'zoho_modified_time' => 200],
            ['zoho_payment_id' => '1', 'bank_name' => 'B', 'zoho_modified_time' => 300],
            ['zoho_payment_id' => '1', 'bank_name' => 'C', 'zoho_modified_time' => 100],
        );
        $this->assertSame(['created', 'updated', 'stale'], array_column($results, 'action'));
        $this->assertSame('B', $this->row('1')->bank_name);
        $this->assertSame(1, $this->payments());
    }

    /**
     * A record that was deleted and comes again is there again.
     */
    public function test_revives(): void {
        $this->send(['zoho_payment_id' => '1', 'payment_status' => 'Paid']);
        records::delete('payments', ['1']);
        $this->assertSame('updated', $this->send(['zoho_payment_id' => '1', 'bank_name' => null])[0]['action']);
        $row = $this->row('1');
        $this->assertEquals(0, $row->deleted);
        $this->assertNull($row->payment_status);
        $this->assertSame('unchanged', $this->send(['zoho_payment_id' => '1', 'bank_name' => null])[0]['action']);
    }

    /**
     * As many records as a call takes need as few queries as one record does.
     */
    public function test_reads_and_inserts_as_a_set(): void {
        global $DB;
        $records = array_map(fn(int $id): array => ['zoho_payment_id' => "$id"], range(1, records::MOST));
        $this->send(['zoho_payment_id' => '1000']);
        $reads = $DB->perf_get_reads();
        $writes = $DB->perf_get_writes();
        $this->send(...$records);
        $this->assertLessThanOrEqual(5, $DB->perf_get_reads() - $reads);
        // Moodle inserts 50 rows with one statement on MariaDB, 500 on PostgreSQL.
        $most = $DB->get_dbfamily() === 'mysql' ? records::MOST / 50 : 2;
        $this->assertLessThanOrEqual($most, $DB->perf_get_writes() - $writes);
        $writes = $DB->perf_get_writes();
        $this->send(...$records);
        $this->assertLessThanOrEqual(2, $DB->perf_get_writes() - $writes);
        $changed = array_map(fn(array $record): array => $record + ['payment_amount' => $record['zoho_payment_id']], $records);
        $writes = $DB->perf_get_writes();
        $this->assertSame(['updated'], array_unique(array_column($this->send(...$changed), 'action')));
        $this->assertLessThanOrEqual(6, $DB->perf_get_writes() - $writes);
    }

    /**
     * Records of one call keep their values apart, whatever the types, also where some are cleared.
     */
    public function test_updates_as_a_set(): void {
        global $DB;
        $full = [
            'zoho_registration_id' => '9', 'payment_amount' => '10.50', 'payment_date' => '2026-01-31', 'payment_notes' => "a\nb",
            'zoho_modified_time' => '2026-09-01T05:00:00Z',
        ];
        $this->send(...array_map(fn(int $id): array => ['zoho_payment_id' => "$id"] + $full, range(1, 3)));
        $later = ['zoho_modified_time' => '2026-09-02T05:00:00Z'];
        $this->send(
            ['zoho_payment_id' => '1', 'payment_amount' => 0.1, 'payment_notes' => null, 'payment_date' => '2026-02-01'] + $later,
            ['zoho_payment_id' => '2', 'payment_amount' => null, 'payment_notes' => "it's ? :x", 'payment_date' => null] + $later,
            ['zoho_payment_id' => '3', 'payment_amount' => 7, 'zoho_registration_id' => '5725767000000524157'],
        );
        $columns = 'zoho_payment_id, payment_amount, payment_notes, payment_date, zoho_registration_id, zoho_modified_time';
        $rows = $DB->get_records('local_mzi_payments', [], 'zoho_payment_id', $columns);
        $first = strtotime($full['zoho_modified_time']);
        $this->assertEquals([
            ['1', '0.10', null, '2026-02-01', '9', $first + DAYSECS],
            ['2', null, "it's ? :x", null, '9', $first + DAYSECS],
            ['3', '7.00', "a\nb", '2026-01-31', '5725767000000524157', $first],
        ], array_map(fn(\stdClass $row): array => array_values((array) $row), array_values($rows)));
    }

    /**
     * Rows are read back by id and in stretches, with a hash that follows the content.
     */
    public function test_shows_rows(): void {
        global $DB;
        $this->send(['zoho_payment_id' => '1', 'bank_name' => 'A'], ['zoho_payment_id' => '2'], ['zoho_payment_id' => '3']);
        $rows = records::by_zohoids('payments', ['3', '1', '9']);
        $this->assertSame(['1', '3'], array_column($rows, 'zoho_id'));
        $this->assertSame('A', json_decode($rows[0]['record'])->bank_name);
        $this->assertSame($this->row('1')->content_hash, $rows[0]['hash']);
        $next = records::after('payments', $rows[0]['id'], 1);
        $this->assertSame(['2'], array_column($next, 'zoho_id'));
        $DB->set_field('local_mzi_payments', 'bank_name', 'drifted', ['zoho_payment_id' => '1']);
        $this->assertNotSame($rows[0]['hash'], records::by_zohoids('payments', ['1'])[0]['hash']);
    }

    /**
     * Number of payments.
     *
     * @return int
     */
    private function payments(): int {
        global $DB;
        return $DB->count_records('local_mzi_payments');
    }

    /**
     * A request that was made here gets its Zoho id by its number, for the same student only, and keeps its history.
     */
    public function test_a_request_made_here_gets_its_zoho_id(): void {
        global $DB;
        $this->mock_clock_with_frozen(50);
        $id = $DB->insert_record('local_mzi_requests', (object) ([
            'zoho_request_id' => null,
            'request_number' => 'R-1',
            'zoho_student_id' => '7',
            'request_status' => 'Pending',
            'status_history' => '[{"status":"Pending","time":1}]',
            'timecreated' => 1,
            'timemodified' => 1,
            'synced_at' => 0,
        ] + (array) entity_types::get('requests')->blank('0')));
        $send = fn(array $record): result => records::upsert('requests', [(object) $record])[0];
        $request = ['request_number' => 'R-1', 'request_status' => 'Approved'];
        $other = $send($request + ['zoho_request_id' => '1', 'zoho_student_id' => '8']);
        $this->assertSame('created', $other->action);
        $result = $send($request + ['zoho_request_id' => '2', 'zoho_student_id' => '7']);
        $this->assertEquals($id, $result->rowid);
        $row = $DB->get_record('local_mzi_requests', ['id' => $id]);
        $this->assertSame('2', $row->zoho_request_id);
        $this->assertSame('[{"status":"Pending","time":1},{"status":"Approved","time":50}]', $row->status_history);
        $send(['zoho_request_id' => '2', 'request_status' => 'Approved']);
        records::delete('requests', ['2']);
        $history = json_decode($DB->get_field('local_mzi_requests', 'status_history', ['id' => $id]));
        $this->assertSame(['Pending', 'Approved', 'Cancelled'], array_column($history, 'status'));
    }
}
