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

use core\check\check;
use core\check\result;
use local_mzi\task\send_outbox;

/**
 * Whether the task that sends the outbox runs.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class cron extends check {
    /** @var int seconds; it is to run each minute */
    private const LONGEST = 15 * MINSECS;

    #[\Override]
    public function get_action_link(): ?\action_link {
        return links::tasks();
    }

    #[\Override]
    public function get_result(): result {
        $task = \core\task\manager::get_scheduled_task(send_outbox::class);
        if (!$task || $task->get_disabled()) {
            return new result(result::ERROR, get_string('checkcron_disabled', 'local_mzi'));
        }
        $last = (int) $task->get_last_run_time();
        if ($last === 0) {
            return new result(result::WARNING, get_string('checkcron_never', 'local_mzi'));
        }
        $late = \core\di::get(\core\clock::class)->time() - $last > self::LONGEST;
        return new result(
            $late ? result::ERROR : result::OK,
            get_string($late ? 'checkcron_late' : 'checkcron_ok', 'local_mzi', userdate($last)),
        );
    }
}
