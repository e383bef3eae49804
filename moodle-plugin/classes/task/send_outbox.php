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

use local_mzi\local\missing_submissions;
use local_mzi\local\outbox\bridge;
use local_mzi\local\outbox\outbox;
use local_mzi\local\outbox\pause;
use local_mzi\local\outbox\sender;
use local_mzi\local\payload\payloads;

/**
 * Sends what waits in the outbox to the bridge.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class send_outbox extends \core\task\scheduled_task {
    /** @var int seconds after which it leaves the rest to the next run */
    private const LONGEST = 240;

    /** @var int seconds that sent facts are kept: as long as absences are looked for, so that none is told twice */
    private const KEPT = missing_submissions::LOOK_BACK + WEEKSECS;

    #[\Override]
    public function get_name() {
        return get_string('tasksendoutbox', 'local_mzi');
    }

    #[\Override]
    public function execute() {
        $now = \core\di::get(\core\clock::class)->time();
        $outbox = new outbox();
        $outbox->prune($now - self::KEPT);
        $bridge = bridge::configured();
        $pause = new pause();
        if ($bridge === null) {
            mtrace(get_string('outboxnotconfigured', 'local_mzi'));
            return;
        }
        if (!$pause->holds($now)) {
            $sender = new sender($outbox, new payloads(), $bridge, $pause);
            mtrace(get_string('outboxsent', 'local_mzi', $sender->run($now + self::LONGEST)));
        }
        $state = $pause->state();
        if ($state !== null) {
            mtrace(get_string('outboxpaused', 'local_mzi', ['time' => userdate($state->since), 'why' => $state->problem->words()]));
        }
    }
}
