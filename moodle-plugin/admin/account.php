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
 * The account of a student: looks for it again, or lets an administrator choose.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use core\output\notification;
use local_mzi\local\administration;
use local_mzi\local\people\candidates;
use local_mzi\local\people\link_decisions;
use local_mzi\local\people\link_states;
use local_mzi\local\people\person_name;
use local_mzi\output\account_page;

require(__DIR__ . '/../../../config.php');
require_once($CFG->libdir . '/adminlib.php');

$id = required_param('id', PARAM_INT);
$look = optional_param('look', false, PARAM_BOOL);
$choose = optional_param('choose', 0, PARAM_INT);
$confirm = optional_param('confirm', false, PARAM_BOOL);

$url = new moodle_url('/local/mzi/admin/account.php', ['id' => $id]);
admin_externalpage_setup('local_mzi_students', '', null, $url);

if ($look || $confirm) {
    administration::require_change();
    $done = $look ? link_decisions::look_again($id) : link_decisions::choose($id, $choose);
    foreach ($done->refused as $reason) {
        \core\notification::warning(get_string('enrolmentrefused', 'local_mzi', s($reason)));
    }
    $islinked = $done->student->moodle_user_id !== null;
    $words = $islinked ? get_string('accountlinked', 'local_mzi') : get_string('accountnotlinked', 'local_mzi');
    redirect($url, $words, null, $islinked ? notification::NOTIFY_SUCCESS : notification::NOTIFY_WARNING);
}

$states = link_states::sql('s');
$failed = link_states::failed_enrolments('s');
$student = $DB->get_record_sql(
    "SELECT s.*, {$states} AS linkstate, {$failed} AS failed FROM {local_mzi_students} s WHERE s.id = :id AND s.deleted = 0",
    ['id' => $id],
    MUST_EXIST,
);
$name = person_name::of($student);
administration::locate($PAGE, 'students', get_string('students', 'local_mzi'), $name);

echo $OUTPUT->header();
$candidate = $choose ? candidates::of($student)[$choose] ?? null : null;
if ($candidate !== null) {
    $about = ['student' => s($name), 'account' => s(fullname($candidate->user)), 'username' => s($candidate->user->username)];
    echo $OUTPUT->heading(get_string('chooseaccount', 'local_mzi'));
    echo $OUTPUT->confirm(
        get_string('chooseaccount_confirm', 'local_mzi', $about),
        new single_button(
            new moodle_url($url, ['choose' => $choose, 'confirm' => 1]),
            get_string('chooseaccount_yes', 'local_mzi'),
        ),
        $url,
        ['confirmtitle' => get_string('chooseaccount_title', 'local_mzi')],
    );
} else {
    echo $OUTPUT->heading(get_string('accountof', 'local_mzi', s($name)));
    echo $PAGE->get_renderer('local_mzi')->render(new account_page($student, $student->linkstate, (int) $student->failed));
}
echo $OUTPUT->footer();
