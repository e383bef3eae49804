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

/**
 * Whether the secret is set with which calls to the bridge are signed.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class secret extends check {
    /** @var int fewer characters can be guessed */
    private const LEAST = 16;

    #[\Override]
    public function get_action_link(): ?\action_link {
        return links::settings();
    }

    #[\Override]
    public function get_result(): result {
        $secret = (string) get_config('local_mzi', 'bridgesecret');
        return match (true) {
            $secret === '' => new result(result::ERROR, get_string('checksecret_missing', 'local_mzi')),
            strlen($secret) < self::LEAST => new result(result::WARNING, get_string('checksecret_short', 'local_mzi', self::LEAST)),
            default => new result(result::OK, get_string('checksecret_ok', 'local_mzi')),
        };
    }
}
