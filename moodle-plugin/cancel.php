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
 * A student takes a request back, after a question.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use core\output\notification;
use local_mzi\local\dashboard\access;
use local_mzi\local\requests\refused_exception;
use local_mzi\local\requests\submitter;
use local_mzi\output\format;
use local_mzi\output\tab;

require(__DIR__ . '/../../config.php');

$id = required_param('id', PARAM_INT);
$confirm = optional_param('confirm', false, PARAM_BOOL);

$PAGE->set_url('/local/mzi/cancel.php', ['id' => $id]);
require_login(null, false);
$userid = (int) $USER->id;
access::require_view($userid);
if (!access::is_student($userid)) {
    throw new moodle_exception('onlystudent', 'local_mzi');
}
$list = tab::url('requests', $userid);
try {
    $request = submitter::open_request($userid, $id);
    if ($confirm && data_submitted()) {
        require_sesskey();
        submitter::cancel($userid, $id);
        redirect($list, get_string('requestcancelled', 'local_mzi'), null, notification::NOTIFY_SUCCESS);
    }
} catch (refused_exception $e) {
    redirect($list, $e->getMessage(), null, notification::NOTIFY_WARNING);
}

$title = get_string('requestcancel', 'local_mzi');
$PAGE->set_context(core\context\user::instance($userid));
$PAGE->set_pagelayout('standard');
$PAGE->add_body_class('limitedwidth');
$PAGE->set_title($title . moodle_page::TITLE_SEPARATOR . get_string('mystudies', 'local_mzi'));
$PAGE->set_heading(fullname($USER));
$PAGE->navbar->add(get_string('mystudies', 'local_mzi'), tab::url('profile', $userid));
$PAGE->navbar->add(get_string('tabrequests', 'local_mzi'), $list);
$PAGE->navbar->add($title);

echo $OUTPUT->header();
echo $OUTPUT->confirm(
    get_string('requestcancelsure', 'local_mzi', [
        'type' => s(format::word($request->request_type)),
        'number' => s($request->request_number),
    ]),
    new single_button(new moodle_url($PAGE->url, ['confirm' => 1]), $title, 'post', single_button::BUTTON_PRIMARY),
    new single_button($list, get_string('requestkeep', 'local_mzi'), 'get'),
    ['confirmtitle' => $title],
);
echo $OUTPUT->footer();
