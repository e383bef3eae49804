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
 * Whether PHP drops parts of large calls without a word. The functions of this plugin take one text each; those of Moodle that
 * the bridge calls do not.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class maxinputvars extends check {
    /** @var int what Moodle asks for */
    private const LEAST = 5000;

    #[\Override]
    public function get_result(): result {
        $now = (int) ini_get('max_input_vars');
        $about = ['now' => $now, 'least' => self::LEAST];
        return $now < self::LEAST
            ? new result(result::WARNING, get_string('checkmaxinputvars_low', 'local_mzi', $about))
            : new result(result::OK, get_string('checkmaxinputvars_ok', 'local_mzi', $about));
    }
}
