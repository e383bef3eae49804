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
 * A student's pages: profile, programmes, classes and grades, requests, card.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use local_mzi\local\dashboard\access;
use local_mzi\local\dashboard\profile;
use local_mzi\local\dashboard\students;
use local_mzi\output\dashboard_page;
use local_mzi\output\tab;

require(__DIR__ . '/../../config.php');

$userid = optional_param('userid', 0, PARAM_INT);
$tab = optional_param('tab', 'profile', PARAM_ALPHA);
$reveal = optional_param('reveal', false, PARAM_BOOL);
if (!array_key_exists($tab, tab::TABS)) {
    $tab = 'profile';
}

$PAGE->set_url('/local/mzi/index.php', ['tab' => $tab] + ($userid ? ['userid' => $userid] : []));
require_login(null, false);
$userid = $userid ?: (int) $USER->id;
access::require_view($userid);
$user = core_user::get_user($userid, '*', MUST_EXIST);
if ($user->deleted) {
    throw new moodle_exception('nosuchuser', 'local_mzi');
}

$own = access::is_student($userid);
$title = $own ? get_string('mystudies', 'local_mzi') : get_string('studiesof', 'local_mzi', fullname($user));
$PAGE->set_context(core\context\user::instance($userid));
$PAGE->set_pagelayout('standard');
$PAGE->add_body_class('limitedwidth');
if ($tab === 'card') {
    $PAGE->add_body_class('local-mzi-cardpage');
}
$PAGE->set_title(get_string("tab{$tab}", 'local_mzi') . moodle_page::TITLE_SEPARATOR . $title);
$PAGE->set_heading(fullname($user));
$PAGE->navbar->add($title, tab::url('profile', $userid));
$PAGE->navbar->add(get_string("tab{$tab}", 'local_mzi'));

$student = students::of_user($userid);
// By a form only, so that neither a link in a message nor the history of the browser opens it.
$reveal = $reveal && $student !== null && data_submitted() && confirm_sesskey();
if ($reveal) {
    profile::note_revealed($student);
}

$renderer = $PAGE->get_renderer('local_mzi');
$page = $renderer->render(new dashboard_page($user, $student, $tab, $reveal));
echo $OUTPUT->header();
echo $page;
echo $OUTPUT->footer();
