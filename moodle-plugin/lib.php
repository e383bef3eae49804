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

/**
 * Callbacks of the plugin.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

/**
 * The checks that Site administration > Reports > System status shows.
 *
 * @return \core\check\check[]
 */
function local_mzi_status_checks(): array {
    return [
        new \local_mzi\check\secret(),
        new \local_mzi\check\bridge(),
        new \local_mzi\check\cron(),
        new \local_mzi\check\outbox(),
        new \local_mzi\check\maxinputvars(),
        new \local_mzi\check\externaldatabase(),
    ];
}
