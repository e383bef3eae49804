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
use local_mzi\local\outbox\away_exception;
use local_mzi\local\outbox\bridge as outboxbridge;
use local_mzi\local\outbox\refused_exception;

/**
 * Whether the bridge can be reached and takes what this site signs. Asks it, with an empty call.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class bridge extends check {
    /** @var outboxbridge|null the bridge to ask, where it is not the one that is set up */
    private ?outboxbridge $bridge;

    /**
     * Keeps whom to ask.
     *
     * @param outboxbridge|null $bridge null for the one that is set up
     */
    public function __construct(?outboxbridge $bridge = null) {
        $this->bridge = $bridge;
    }

    #[\Override]
    public function get_action_link(): ?\action_link {
        return links::settings();
    }

    #[\Override]
    public function get_result(): result {
        $bridge = $this->bridge ?? outboxbridge::configured();
        if ($bridge === null) {
            return new result(result::ERROR, get_string('checkbridge_notset', 'local_mzi'));
        }
        try {
            $bridge->tell([]);
            return new result(result::OK, get_string('checkbridge_ok', 'local_mzi'));
        } catch (away_exception | refused_exception $e) {
            return new result(result::ERROR, get_string('checkbridge_away', 'local_mzi'), s($e->problem->words()));
        }
    }
}
