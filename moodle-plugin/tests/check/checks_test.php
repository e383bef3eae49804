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

namespace local_mzi\check;

use core\check\result;
use GuzzleHttp\Psr7\Response;
use local_mzi\local\outbox\bridge as outboxbridge;
use local_mzi\local\outbox\fact;
use local_mzi\local\outbox\outbox as outboxtable;
use local_mzi\local\outbox\problem;

/**
 * Tests for the checks of the system status.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mzi\check\secret
 * @covers     \local_mzi\check\bridge
 * @covers     \local_mzi\check\cron
 * @covers     \local_mzi\check\outbox
 * @covers     \local_mzi\check\maxinputvars
 * @covers     \local_mzi\check\externaldatabase
 */
final class checks_test extends \advanced_testcase {
    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
    }

    /**
     * Moodle finds the checks, and each has a name and an answer.
     */
    public function test_all(): void {
        global $CFG;
        require_once($CFG->dirroot . '/local/mzi/lib.php');
        $checks = local_mzi_status_checks();
        $this->assertCount(6, $checks);
        foreach ($checks as $check) {
            $this->assertNotSame('', $check->get_name());
            $this->assertNotSame('', $check->get_result()->get_summary());
        }
    }

    /**
     * A secret that is missing or short is told.
     */
    public function test_secret(): void {
        $this->assertSame(result::ERROR, (new secret())->get_result()->get_status());
        set_config('bridgesecret', 'short', 'local_mzi');
        $this->assertSame(result::WARNING, (new secret())->get_result()->get_status());
        set_config('bridgesecret', 'long enough to be hard to guess', 'local_mzi');
        $this->assertSame(result::OK, (new secret())->get_result()->get_status());
    }

    /**
     * The bridge is asked, and what it says is told.
     */
    public function test_bridge(): void {
        $this->assertSame(result::ERROR, (new bridge())->get_result()->get_status());
        ['client' => $client, 'mock' => $mock] = $this->get_mocked_http_client();
        $check = new bridge(new outboxbridge($client, 'https://bridge.example.org', 'secret'));
        $mock->append(
            new Response(202, [], '{"status":"accepted","events":[]}'),
            new Response(401, [], '{"code":"not-proven","detail":"The call is <not> signed."}'),
        );
        $this->assertSame(result::OK, $check->get_result()->get_status());
        $refused = $check->get_result();
        $this->assertSame(result::ERROR, $refused->get_status());
        $this->assertStringContainsString('&lt;not&gt;', $refused->get_details());
    }

    /**
     * A task that does not run is told.
     */
    public function test_cron(): void {
        global $DB;
        $clock = $this->mock_clock_with_frozen();
        $this->assertSame(result::WARNING, (new cron())->get_result()->get_status());
        $task = ['classname' => '\\' . \local_mzi\task\send_outbox::class];
        $DB->set_field('task_scheduled', 'lastruntime', $clock->time() - 60, $task);
        $this->assertSame(result::OK, (new cron())->get_result()->get_status());
        $clock->bump(HOURSECS);
        $this->assertSame(result::ERROR, (new cron())->get_result()->get_status());
        $DB->set_field('task_scheduled', 'disabled', 1, $task);
        $this->assertSame(result::ERROR, (new cron())->get_result()->get_status());
    }

    /**
     * What waits for long, or was refused, is told.
     */
    public function test_outbox(): void {
        $clock = $this->mock_clock_with_frozen();
        set_config('bridgeurl', 'https://bridge.example.org', 'local_mzi');
        $outbox = new outboxtable();
        $outbox->append(fact::user_created(42));
        $this->assertSame(result::OK, (new outbox())->get_result()->get_status());
        $clock->bump(HOURSECS + 1);
        $this->assertSame(result::WARNING, (new outbox())->get_result()->get_status());
        $outbox->park(array_key_first($outbox->due(1)), 1, new problem(problem::INVALID, 'why'));
        $this->assertSame(result::WARNING, (new outbox())->get_result()->get_status());
    }

    /**
     * The enrolment plugin that slows calls down is told once it works.
     */
    public function test_external_database(): void {
        $this->assertSame(result::OK, (new externaldatabase())->get_result()->get_status());
        \core\plugininfo\enrol::enable_plugin('database', 1);
        $this->assertSame(result::OK, (new externaldatabase())->get_result()->get_status());
        set_config('dbtype', 'mysqli', 'enrol_database');
        set_config('remoteenroltable', 'enrolments', 'enrol_database');
        $this->assertSame(result::WARNING, (new externaldatabase())->get_result()->get_status());
    }
}
