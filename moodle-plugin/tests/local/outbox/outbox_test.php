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

namespace local_mzi\local\outbox;

/**
 * Tests for the table of facts that wait.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mzi\local\outbox\outbox
 * @covers     \local_mzi\local\outbox\fact
 * @covers     \local_mzi\local\outbox\problem
 */
final class outbox_test extends \advanced_testcase {
    /** @var string */
    private const UUID = '/^[0-9a-f]{8}-[0-9a-f]{4}-[1-7][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/';

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        set_config('bridgeurl', 'https://bridge.example.org', 'local_mzi');
    }

    /**
     * A fact is one row with a UUID, named by its person first.
     */
    public function test_append(): void {
        global $DB;
        $clock = $this->mock_clock_with_frozen(1_800_000_000);
        $outbox = new outbox();
        // Only the first one has to ask for the configuration and for the table's columns.
        $outbox->append(fact::enrolled(41, 7, 'manual'));
        $DB->delete_records('local_mzi_outbox');
        $writes = $DB->perf_get_writes();
        $reads = $DB->perf_get_reads();
        $outbox->append(fact::enrolled(42, 7, 'manual'));
        $this->assertSame(1, $DB->perf_get_writes() - $writes);
        $this->assertSame(0, $DB->perf_get_reads() - $reads);
        $row = $DB->get_record('local_mzi_outbox', []);
        $this->assertMatchesRegularExpression(self::UUID, $row->eventid);
        $this->assertSame('enrollment_created', $row->eventtype);
        $this->assertSame('{"user_id":42,"course_id":7,"method":"manual"}', $row->payload);
        $this->assertSame('waiting', $row->status);
        $this->assertEquals($clock->time(), $row->timecreated);
        $this->assertEquals($clock->time(), $row->timedue);
    }

    /**
     * Nothing is noted while no bridge is set up, or what an administrator switched off.
     */
    public function test_wants(): void {
        $outbox = new outbox();
        $this->assertTrue($outbox->wants(fact::GRADE_SUBMITTED));
        set_config('sendevents', 'users,courses', 'local_mzi');
        $this->assertFalse($outbox->wants(fact::GRADE_SUBMITTED));
        $this->assertTrue($outbox->wants(fact::USER_UPDATED));
        set_config('sendevents', '', 'local_mzi');
        $this->assertFalse($outbox->wants(fact::USER_UPDATED));
        unset_config('sendevents', 'local_mzi');
        set_config('bridgeurl', '', 'local_mzi');
        $this->assertFalse($outbox->wants(fact::USER_UPDATED));
        $outbox->append(fact::user_created(42));
        $this->assertSame(0, $outbox->state()->waiting);
    }

    /**
     * What is rolled back was never noted.
     */
    public function test_append_belongs_to_the_transaction(): void {
        global $DB;
        $this->preventResetByRollback();
        try {
            $transaction = $DB->start_delegated_transaction();
            (new outbox())->append(fact::user_created(42));
            $this->assertSame(1, (new outbox())->state()->waiting);
            $transaction->rollback(new \moodle_exception('error'));
        } catch (\moodle_exception $e) {
            $this->assertSame('error', $e->errorcode);
        }
        $this->assertSame(0, (new outbox())->state()->waiting);
    }

    /**
     * An absence that is found again is the same fact; one with another date is another.
     */
    public function test_append_new(): void {
        $outbox = new outbox();
        $facts = [fact::missing(42, 9, 1, 'F', 1_700_000_000), fact::missing(43, 9, 1, 'F', 1_700_000_000)];
        $this->assertSame(2, $outbox->append_new($facts));
        $facts[] = fact::missing(42, 9, 1, 'F', 1_700_086_400);
        $this->assertSame(1, $outbox->append_new($facts));
        $this->assertSame(0, $outbox->append_new($facts));
        $this->assertSame($facts[0]->eventid, fact::missing(42, 9, 1, 'F', 1_700_000_000)->eventid);
        $this->assertMatchesRegularExpression(self::UUID, $facts[0]->eventid);
        $this->assertSame('5', $facts[0]->eventid[14]);
    }

    /**
     * Rows come oldest first, when they are due; a parked one comes again only when somebody asks for it.
     */
    public function test_life_of_a_row(): void {
        global $DB;
        $clock = $this->mock_clock_with_frozen(1_800_000_000);
        $outbox = new outbox();
        foreach ([41, 42, 43] as $userid) {
            $outbox->append(fact::user_created($userid));
        }
        [$first, $second, $third] = array_keys($outbox->due(10));
        $this->assertSame([$first, $second], array_keys($outbox->due(2)));
        $problem = new problem(problem::INVALID, 'data.user_id: "ليلى"');
        $outbox->sent([$first]);
        $outbox->park($second, 1, $problem);
        $outbox->put_off($third, 1, $problem, $clock->time() + 60);
        $this->assertSame([], $outbox->due(10));
        $this->assertEquals((object) ['waiting' => 1, 'oldest' => 1_800_000_000, 'parked' => 1], $outbox->state());
        $this->assertEquals($problem, problem::from_text($DB->get_field('local_mzi_outbox', 'lasterror', ['id' => $second])));
        $clock->bump(60);
        $this->assertSame([$third], array_keys($outbox->due(10)));
        $outbox->retry([$second]);
        $this->assertSame([$second, $third], array_keys($outbox->due(10)));
        $outbox->prune($clock->time());
        $this->assertFalse($DB->record_exists('local_mzi_outbox', ['id' => $first]));
        $this->assertSame(2, $outbox->state()->waiting);
    }

    /**
     * Rows about a person are found, and nobody else's.
     */
    public function test_forget(): void {
        $outbox = new outbox();
        $outbox->append(fact::user_created(42));
        $outbox->append(fact::enrolled(42, 7, 'manual'));
        $outbox->append(fact::user_created(421));
        $outbox->append(fact::enrolled(7, 42, 'manual'));
        $outbox->append(fact::course_created(42));
        $this->assertSame(2, $outbox->forget(42));
        $this->assertSame(3, $outbox->state()->waiting);
    }

    /**
     * Every problem has words in every language of the plugin.
     */
    public function test_words(): void {
        foreach (problem::ALL as $code) {
            $this->assertStringContainsString('it said this', (new problem($code, 'it said this'))->words());
        }
        $this->assertNull(problem::from_text(null));
        $this->assertSame(problem::UNREACHABLE, problem::from_text('of an older version')->code);
    }
}
