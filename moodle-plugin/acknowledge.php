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
 * A student takes note of a grade.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use local_mzi\local\dashboard\access;
use local_mzi\local\dashboard\acknowledger;
use local_mzi\output\tab;

require(__DIR__ . '/../../config.php');

$PAGE->set_url('/local/mzi/acknowledge.php');
if (!isloggedin()) {
    // Who has to log in again goes on with the grades: this page cannot be asked for.
    $SESSION->wantsurl = (new moodle_url('/local/mzi/index.php', ['tab' => 'classes']))->out(false);
}
require_login(null, false, null, false);
require_sesskey();
$userid = (int) $USER->id;
access::require_view($userid);
if (!access::is_student($userid)) {
    throw new moodle_exception('onlystudent', 'local_mzi');
}
acknowledger::acknowledge($userid, required_param('grade', PARAM_ALPHANUM));
redirect(
    tab::url('classes', $userid),
    get_string('acknowledgedone', 'local_mzi'),
    null,
    core\output\notification::NOTIFY_SUCCESS,
);
