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

namespace local_mzi\task;

use local_mzi\local\outbox\fact;
use local_mzi\local\outbox\outbox;

/**
 * Tests for the task that sends the outbox.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mzi\task\send_outbox
 */
final class send_outbox_test extends \advanced_testcase {
    /**
     * Without a bridge nothing is sent, and nothing fails.
     */
    public function test_not_configured(): void {
        $this->resetAfterTest();
        $this->expectOutputString(get_string('outboxnotconfigured', 'local_mzi') . "\n");
        (new send_outbox())->execute();
    }

    /**
     * A bridge that is not there is no failure of the task, which would make Moodle put it off for ever longer.
     */
    public function test_bridge_away(): void {
        $this->resetAfterTest();
        set_config('bridgeurl', 'http://127.0.0.1:9', 'local_mzi');
        set_config('bridgesecret', 'a secret of the tests', 'local_mzi');
        (new outbox())->append(fact::course_created(SITEID));
        $this->expectOutputRegex('/' . preg_quote(get_string('outboxsent', 'local_mzi', 0), '/') . '.*127\.0\.0\.1/s');
        (new send_outbox())->execute();
        $this->assertSame(1, (new outbox())->state()->waiting);
    }
}
