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

use GuzzleHttp\Exception\ConnectException;
use GuzzleHttp\Handler\MockHandler;
use GuzzleHttp\Psr7\Request;
use GuzzleHttp\Psr7\Response;
use local_mzi\local\payload\payloads;

/**
 * Tests for bringing the outbox to the bridge.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mzi\local\outbox\sender
 * @covers     \local_mzi\local\outbox\bridge
 * @covers     \local_mzi\local\outbox\pause
 * @covers     \local_mzi\local\outbox\signature
 */
final class sender_test extends \advanced_testcase {
    /** @var string */
    private const SECRET = 'a secret of the tests';

    /** @var MockHandler what the bridge answers */
    private MockHandler $answers;

    /** @var array[] calls as they were sent */
    private array $calls = [];

    /** @var sender */
    private sender $sender;

    /** @var \frozen_clock */
    private \frozen_clock $clock;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        set_config('bridgeurl', 'https://bridge.example.org', 'local_mzi');
        set_config('sendevents', 'users', 'local_mzi');
        $this->clock = $this->mock_clock_with_frozen(1_800_000_000);
        ['client' => $client, 'mock' => $this->answers] = $this->get_mocked_http_client($this->calls);
        $bridge = new bridge($client, 'https://bridge.example.org', self::SECRET);
        $this->sender = new sender(new outbox(), new payloads(), $bridge, new pause());
    }

    /**
     * Makes accounts, of which the outbox then knows.
     *
     * @param int $number
     */
    private function users(int $number): void {
        for ($i = 0; $i < $number; $i++) {
            $this->getDataGenerator()->create_user();
        }
    }

    /**
     * The bridge will say this of the events that it is told.
     *
     * @param string[] $statuses
     */
    private function answer(array $statuses): void {
        $events = array_map(fn(string $status) => ['status' => $status, 'reason' => 'why'], $statuses);
        $this->answers->append(new Response(202, [], json_encode(['status' => 'accepted', 'events' => $events])));
    }

    /**
     * Sends all that is due.
     *
     * @return int
     */
    private function send(): int {
        return $this->sender->run($this->clock->time() + 60);
    }

    /**
     * Numbers of events, by call.
     *
     * @return int[]
     */
    private function told(): array {
        return array_map(
            fn(array $call) => count(json_decode((string) $call['request']->getBody())->events),
            $this->calls,
        );
    }

    /**
     * A call is signed as the bridge expects, and carries what the bridge needs.
     */
    public function test_call(): void {
        $this->users(1);
        $this->answer(['accepted']);
        $this->assertSame(1, $this->send());
        $request = $this->calls[0]['request'];
        $body = (string) $request->getBody();
        $this->assertSame('https://bridge.example.org/api/v1/webhooks/moodle/events', (string) $request->getUri());
        $this->assertSame('application/json', $request->getHeaderLine('Content-Type'));
        $this->assertSame('1800000000', $request->getHeaderLine('X-MZI-Timestamp'));
        $this->assertSame(
            'sha256=' . hash_hmac('sha256', "1800000000.{$body}", self::SECRET),
            $request->getHeaderLine('X-MZI-Signature'),
        );
        $event = json_decode($body)->events[0];
        $this->assertSame('user_created', $event->event_type);
        $this->assertSame(1_800_000_000, $event->time);
        $this->assertIsInt($event->data->user_id);
    }

    /**
     * The value is that of: printf '%s.%s' 1767225600 '{"events":[]}' | openssl dgst -sha256 -hmac now.
     */
    public function test_signature_is_openssls(): void {
        $this->assertSame(
            'sha256=8d207ffe67c352d14487f91e38475690804686024b1b2ce8719040e3fb53fc5d',
            signature::headers('now', 1_767_225_600, bridge::body([]))['X-MZI-Signature'],
        );
    }

    /**
     * At most a hundred events go in a call, oldest first, until nothing is left.
     */
    public function test_batches(): void {
        $this->users(103);
        $this->answer(array_fill(0, 100, 'accepted'));
        $this->answer(['accepted', 'duplicate', 'accepted']);
        $this->assertSame(103, $this->send());
        $this->assertSame([100, 3], $this->told());
        $this->assertSame(0, (new outbox())->state()->waiting);
    }

    /**
     * What the bridge says is invalid waits for a person; the others of its call are sent.
     */
    public function test_invalid_is_parked(): void {
        global $DB;
        $this->users(3);
        $this->answer(['accepted', 'invalid', 'duplicate']);
        $this->assertSame(2, $this->send());
        $parked = $DB->get_record('local_mzi_outbox', ['status' => 'parked']);
        $this->assertSame('invalid: why', $parked->lasterror);
        $this->assertEquals(2, $DB->count_records('local_mzi_outbox', ['status' => 'sent']));
    }

    /**
     * While the bridge is away nothing is lost, parked or counted as an attempt, and it is asked ever more seldom.
     */
    public function test_bridge_away(): void {
        global $DB;
        $this->users(150);
        $this->answers->append(new ConnectException('Connection refused', new Request('POST', 'x')));
        $this->assertSame(0, $this->send());
        $this->assertSame([100], $this->told());
        $this->assertSame(150, (new outbox())->state()->waiting);
        $this->assertFalse($DB->record_exists_select('local_mzi_outbox', 'attempts > 0'));
        $pause = new pause();
        $this->assertTrue($pause->holds($this->clock->time() + 50));
        $this->assertFalse($pause->holds($this->clock->time() + 60));
        $this->assertSame(problem::UNREACHABLE, $pause->state()->problem->code);
        $this->clock->bump(60);
        $this->answers->append(new Response(503, ['Retry-After' => '500'], '{"code":"starting","detail":"It starts."}'));
        $this->send();
        $this->assertTrue($pause->holds($this->clock->time() + 490));
        $this->assertSame(1_800_000_000, $pause->state()->since);
        $this->assertSame('HTTP 503 starting: It starts.', $pause->state()->problem->detail);
        $this->clock->bump(500);
        $this->answer(array_fill(0, 100, 'accepted'));
        $this->answer(array_fill(0, 50, 'accepted'));
        $this->assertSame(150, $this->send());
        $this->assertNull($pause->state());
        $this->assertFalse($pause->holds($this->clock->time()));
    }

    /**
     * Answers that stop everything, and what an administrator reads.
     *
     * @return array[]
     */
    public static function answers_that_stop(): array {
        return [
            'wrong secret' => [401, '{"code":"not-proven","detail":"The call is not signed."}', problem::NOT_PROVEN],
            'throttled' => [429, '{}', problem::NOT_PROVEN],
            'no bridge' => [404, '<html>', problem::WRONG_ADDRESS],
            'moved' => [301, '', problem::WRONG_ADDRESS],
            'no JSON' => [200, '<html>', problem::WRONG_ADDRESS],
            'too few answers' => [200, '{"events":[]}', problem::WRONG_ADDRESS],
            'no database' => [503, '{}', problem::UNAVAILABLE],
        ];
    }

    /**
     * What is not the fault of an event stops everything.
     *
     * @dataProvider answers_that_stop
     * @param int $status
     * @param string $body
     * @param string $code
     */
    public function test_stop(int $status, string $body, string $code): void {
        $this->users(2);
        $this->answers->append(new Response($status, [], $body));
        $this->assertSame(0, $this->send());
        $this->assertSame([2], $this->told());
        $this->assertSame($code, (new pause())->state()->problem->code);
        $this->assertSame(2, (new outbox())->state()->waiting);
    }

    /**
     * An event for which the bridge refuses the call is found by halves and parked, and the others go through.
     */
    public function test_refused_call_is_halved(): void {
        global $DB;
        $this->users(4);
        $refusal = new Response(400, [], '{"code":"malformed-json","detail":"Not JSON."}');
        $this->answers->append($refusal, $refusal);
        $this->answer(['accepted']);
        $this->answers->append($refusal);
        $this->answer(['accepted', 'accepted']);
        $this->assertSame(2 + 1, $this->send());
        $this->assertSame([4, 2, 1, 1, 2], $this->told());
        $parked = $DB->get_record('local_mzi_outbox', ['status' => 'parked']);
        $this->assertSame('refused: HTTP 400 malformed-json: Not JSON.', $parked->lasterror);
    }

    /**
     * A bridge that fails at one event, but is well otherwise, gets that one again later, and not for ever.
     */
    public function test_event_that_makes_the_bridge_fail(): void {
        global $DB;
        $this->users(1);
        for ($attempt = 1; $attempt <= 8; $attempt++) {
            $this->answers->append(new Response(500));
            $this->answer([]);
            $this->assertSame(0, $this->send());
            $this->assertEquals($attempt, $DB->get_field('local_mzi_outbox', 'attempts', []));
            $this->clock->bump(DAYSECS);
        }
        $this->assertSame('parked', $DB->get_field('local_mzi_outbox', 'status', []));
        $this->assertNull((new pause())->state());
    }

    /**
     * A bridge that fails at everything is away.
     */
    public function test_bridge_that_fails(): void {
        $this->users(2);
        $this->answers->append(new Response(500), new Response(500));
        $this->assertSame(0, $this->send());
        $this->assertSame([2, 0], $this->told());
        $this->assertSame(problem::UNAVAILABLE, (new pause())->state()->problem->code);
    }

    /**
     * What there is nothing to tell about any more goes without a call.
     */
    public function test_nothing_to_tell(): void {
        global $DB;
        $user = $this->getDataGenerator()->create_user();
        delete_user($user);
        $this->assertSame(0, $this->send());
        $this->assertSame([], $this->calls);
        $this->assertSame(0, $DB->count_records('local_mzi_outbox'));
    }
}
