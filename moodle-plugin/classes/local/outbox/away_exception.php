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
 * The bridge cannot be told anything now, whatever it is.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class away_exception extends \Exception {
    /**
     * Keeps why.
     *
     * @param problem $problem
     * @param int $retryafter seconds that the bridge asks to wait; 0 where it does not say
     * @param bool $failed whether it answered that it failed, which may be the fault of what it was told
     */
    public function __construct(
        /** @var problem */
        public readonly problem $problem,
        /** @var int seconds */
        public readonly int $retryafter = 0,
        /** @var bool whether it answered that it failed */
        public readonly bool $failed = false,
    ) {
        parent::__construct($problem->to_text());
    }
}
