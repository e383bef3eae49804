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
 * A student makes a request.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use core\output\notification;
use local_mzi\form\request_form;
use local_mzi\local\dashboard\access;
use local_mzi\local\dashboard\students;
use local_mzi\local\requests\offers;
use local_mzi\local\requests\refused_exception;
use local_mzi\local\requests\submitter;
use local_mzi\local\requests\types;
use local_mzi\output\tab;

require(__DIR__ . '/../../config.php');

$type = optional_param('type', '', PARAM_ALPHA);

$PAGE->set_url('/local/mzi/request.php', ['type' => $type]);
require_login(null, false);
$userid = (int) $USER->id;
access::require_view($userid);
$student = students::of_user($userid);
if ($student === null || !access::is_student($userid)) {
    throw new moodle_exception('onlystudent', 'local_mzi');
}
$list = tab::url('requests', $userid);
if (!array_key_exists($type, types::WORDS)) {
    redirect($list);
}
$refusal = (new offers($student))->refusal($type);
if ($refusal !== null) {
    redirect($list, get_string($refusal[0], 'local_mzi', $refusal[1]), null, notification::NOTIFY_WARNING);
}

$title = get_string("value_{$type}", 'local_mzi');
$PAGE->set_context(core\context\user::instance($userid));
$PAGE->set_pagelayout('standard');
$PAGE->add_body_class('limitedwidth');
$PAGE->set_title($title . moodle_page::TITLE_SEPARATOR . get_string('mystudies', 'local_mzi'));
$PAGE->set_heading(fullname($USER));
$PAGE->navbar->add(get_string('mystudies', 'local_mzi'), tab::url('profile', $userid));
$PAGE->navbar->add(get_string('tabrequests', 'local_mzi'), $list);
$PAGE->navbar->add($title);

$form = new request_form($PAGE->url, ['student' => $student, 'type' => $type]);
if ($form->is_cancelled()) {
    redirect($list);
}
$data = $form->get_data();
if ($data) {
    try {
        submitter::submit($student, $type, $data);
    } catch (refused_exception $e) {
        redirect($list, $e->getMessage(), null, notification::NOTIFY_WARNING);
    }
    redirect($list, get_string('requestsent', 'local_mzi'), null, notification::NOTIFY_SUCCESS);
}
echo $OUTPUT->header();
echo $OUTPUT->heading($title, 2, 'h3 mt-4');
echo html_writer::tag('p', types::about($type));
$form->display();
echo $OUTPUT->footer();
