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

use local_mzi\event\bridge_asked_again;
use local_mzi\event\outbox_discarded;
use local_mzi\event\outbox_retried;

/**
 * Tests of what an administrator decides about the outbox.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \local_mzi\local\outbox\decisions
 * @covers \local_mzi\local\outbox\outbox
 * @covers \local_mzi\event\bridge_asked_again
 * @covers \local_mzi\event\outbox_discarded
 * @covers \local_mzi\event\outbox_retried
 */
final class decisions_test extends \advanced_testcase {
    /** @var outbox */
    private outbox $outbox;

    /** @var \core\clock */
    private \core\clock $clock;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        set_config('bridgeurl', 'https://bridge.example.org', 'local_mzi');
        $this->clock = $this->mock_clock_with_frozen(1_800_000_000);
        $this->outbox = new outbox();
    }

    /**
     * Rows of each state: waiting, put off, parked, parked of another type, sent.
     *
     * @return int[] ids
     */
    private function fill(): array {
        foreach ([41, 42, 43] as $userid) {
            $this->outbox->append(fact::user_created($userid));
        }
        $this->outbox->append(fact::course_created(7));
        $this->outbox->append(fact::user_updated(41));
        $ids = array_keys($this->outbox->due(10));
        $problem = new problem(problem::INVALID, 'no');
        $this->outbox->put_off($ids[1], 3, $problem, $this->clock->time() + 600);
        $this->outbox->park($ids[2], 8, $problem);
        $this->outbox->park($ids[3], 1, $problem);
        $this->outbox->sent([$ids[4]]);
        return $ids;
    }

    /**
     * Figures by state, of all and of one type.
     */
    public function test_counts(): void {
        $this->assertSame(['waiting' => 0, 'parked' => 0, 'sent' => 0, 'discarded' => 0], $this->outbox->counts());
        $ids = $this->fill();
        $this->assertSame(['waiting' => 2, 'parked' => 2, 'sent' => 1, 'discarded' => 0], $this->outbox->counts());
        $this->assertSame(
            ['waiting' => 0, 'parked' => 1, 'sent' => 0, 'discarded' => 0],
            $this->outbox->counts(fact::COURSE_CREATED),
        );
        $this->assertSame([$ids[2], $ids[3]], $this->outbox->ids(outbox::PARKED));
        $this->assertSame([$ids[3]], $this->outbox->ids(outbox::PARKED, fact::COURSE_CREATED));
    }

    /**
     * What failed starts anew, what was put off keeps its attempts, what the bridge has is left alone.
     */
    public function test_retry(): void {
        global $DB;
        $ids = $this->fill();
        $sink = $this->redirectEvents();
        $this->assertSame(3, decisions::retry([$ids[1], $ids[2], $ids[3], $ids[4], 999_999]));
        $this->assertSame([$ids[0], $ids[1], $ids[2], $ids[3]], array_keys($this->outbox->due(10)));
        $attempts = $DB->get_records_menu('local_mzi_outbox', null, 'id', 'id, attempts');
        $this->assertEquals([0, 3, 0, 0, 1], array_values($attempts));
        $this->assertSame('sent', $DB->get_field('local_mzi_outbox', 'status', ['id' => $ids[4]]));
        [$event] = $sink->get_events();
        $this->assertInstanceOf(outbox_retried::class, $event);
        $this->assertSame(['number' => 3, 'row' => 0], $event->other);
        $this->assertSame(0, decisions::retry([]));
    }

    /**
     * What is discarded is not sent, not noted anew when it is found again, and removed in time.
     */
    public function test_discard(): void {
        global $DB;
        $missing = fact::missing(42, 9, 1, 'F', 1_799_000_000);
        $this->outbox->append_new([$missing]);
        [$id] = $this->outbox->ids(outbox::WAITING);
        $this->outbox->append(fact::user_created(41));
        $sink = $this->redirectEvents();
        $this->assertSame(1, decisions::discard([$id]));
        $this->assertSame(0, decisions::discard([$id]));
        [$event] = $sink->get_events();
        $this->assertInstanceOf(outbox_discarded::class, $event);
        $this->assertSame(['number' => 1, 'row' => $id], $event->other);
        $this->assertStringContainsString((string) $id, $event->get_description());
        $this->assertCount(1, $this->outbox->due(10));
        $this->assertSame(0, $this->outbox->append_new([$missing]));
        $this->assertSame(0, decisions::retry([$id]));
        $this->outbox->prune($this->clock->time());
        $this->assertTrue($DB->record_exists('local_mzi_outbox', ['id' => $id]));
        $this->outbox->prune($this->clock->time() + 1);
        $this->assertFalse($DB->record_exists('local_mzi_outbox', ['id' => $id]));
        $this->assertSame(1, $this->outbox->state()->waiting);
    }

    /**
     * A bridge that is away is asked again at once.
     */
    public function test_ask_again(): void {
        $pause = new pause();
        $pause->begin(new away_exception(new problem(problem::UNREACHABLE, 'gone')), $this->clock->time());
        $this->assertTrue($pause->holds($this->clock->time()));
        $this->assertSame(1_800_000_055, $pause->state()->until);
        $sink = $this->redirectEvents();
        decisions::ask_again();
        $this->assertFalse($pause->holds($this->clock->time()));
        $this->assertInstanceOf(bridge_asked_again::class, $sink->get_events()[0]);
    }
}
