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

namespace local_mzi\local;

/**
 * A call that is refused as a whole, with a reason that its caller can read.
 *
 * Moodle tells the reason of its own exception only where the site is set to debug; the bridge has to know what is wrong on
 * any site. The reason names a parameter, and quotes no value.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class refused_call extends \invalid_parameter_exception {
    /**
     * Keeps the reason.
     *
     * @param string $reason parameter and what is wrong with it
     */
    public function __construct(string $reason) {
        parent::__construct($reason);
        $this->message = get_string('invalidparameter', 'debug') . " ({$reason})";
    }
}
