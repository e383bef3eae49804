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
 * Whether the external database enrolment is on: it may ask that database at each web-service call of a user.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class externaldatabase extends check {
    #[\Override]
    public function get_action_link(): ?\action_link {
        return links::enrolments();
    }

    #[\Override]
    public function get_result(): result {
        $config = get_config('enrol_database');
        $works = enrol_is_enabled('database') && !empty($config->dbtype) && !empty($config->remoteenroltable);
        return $works
            ? new result(result::WARNING, get_string('checkexternaldatabase_on', 'local_mzi'))
            : new result(result::OK, get_string('checkexternaldatabase_off', 'local_mzi'));
    }
}
