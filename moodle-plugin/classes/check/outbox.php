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
use local_mzi\local\outbox\outbox as outboxtable;
use local_mzi\local\outbox\pause;

/**
 * Whether what happened in Moodle gets to the bridge.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class outbox extends check {
    /** @var int seconds */
    private const LONGEST = HOURSECS;

    #[\Override]
    public function get_action_link(): ?\action_link {
        return links::outbox();
    }

    #[\Override]
    public function get_result(): result {
        $state = (new outboxtable())->state();
        $pause = (new pause())->state();
        $details = $pause === null ? '' : s($pause->problem->words());
        $now = \core\di::get(\core\clock::class)->time();
        if ($state->parked > 0) {
            return new result(result::WARNING, get_string('checkoutbox_parked', 'local_mzi', $state->parked), $details);
        }
        if ($state->oldest !== null && $now - $state->oldest > self::LONGEST) {
            $about = ['number' => $state->waiting, 'time' => userdate($state->oldest)];
            return new result(result::WARNING, get_string('checkoutbox_waiting', 'local_mzi', $about), $details);
        }
        return new result(result::OK, get_string('checkoutbox_ok', 'local_mzi', $state->waiting), $details);
    }
}
