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
 * Students as Zoho has them, each with the account that is theirs.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use core_reportbuilder\system_report_factory;
use local_mzi\local\administration;
use local_mzi\local\people\link_states;
use local_mzi\local\people\linker;
use local_mzi\output\state_tabs;
use local_mzi\reportbuilder\local\systemreports\students;

require(__DIR__ . '/../../../config.php');
require_once($CFG->libdir . '/adminlib.php');

$state = optional_param('state', '', PARAM_ALPHA);
$search = trim(optional_param('search', '', PARAM_TEXT));
if (!in_array($state, link_states::ALL, true)) {
    $state = '';
}
$params = array_filter(['state' => $state, 'search' => $search], fn(string $value): bool => $value !== '');
admin_externalpage_setup('local_mzi_students', '', $params, '', ['pagelayout' => 'report']);
administration::locate($PAGE, 'students', get_string('students', 'local_mzi'));

$counts = link_states::counts($search);
$states = ['' => [get_string('all'), array_sum($counts) - $counts[linker::DELETED]]];
foreach ($counts as $name => $number) {
    $states[$name] = [get_string("linkstate_{$name}", 'local_mzi'), $number];
}
$report = system_report_factory::create(students::class, core\context\system::instance(), parameters: $params);
$renderer = $PAGE->get_renderer('local_mzi');

echo $OUTPUT->header();
echo $OUTPUT->heading(get_string('students', 'local_mzi'));
echo html_writer::tag('p', get_string('students_desc', 'local_mzi'), ['class' => 'text-muted']);
echo html_writer::start_div('local-mzi-admin');
echo html_writer::start_div('local-mzi-bar');
echo $renderer->render(new state_tabs($PAGE->url, get_string('state', 'local_mzi'), $states, $state));
echo $OUTPUT->render_from_template('core/search_input', [
    'action' => (new moodle_url('/local/mzi/admin/students.php'))->out(false),
    'uniqid' => 'local-mzi-students',
    'inputname' => 'search',
    'searchstring' => get_string('studentssearch', 'local_mzi'),
    'query' => $search,
    'btnclass' => 'btn-secondary',
    'hiddenfields' => $state === '' ? [] : [['name' => 'state', 'value' => $state]],
]);
echo html_writer::end_div();
echo $report->output();
echo html_writer::end_div();
echo $OUTPUT->footer();
