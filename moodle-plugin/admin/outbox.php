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
 * What waits for the bridge, what failed and what was sent.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use core_reportbuilder\system_report_factory;
use local_mzi\local\administration;
use local_mzi\local\outbox\outbox;
use local_mzi\output\outbox_page;
use local_mzi\output\outbox_words;
use local_mzi\reportbuilder\local\systemreports\outbox as report;

require(__DIR__ . '/../../../config.php');
require_once($CFG->libdir . '/adminlib.php');

$state = optional_param('state', '', PARAM_ALPHA);
$type = optional_param('type', '', PARAM_ALPHANUMEXT);
if (!in_array($state, outbox::STATES, true)) {
    $state = '';
}
if (!array_key_exists($type, outbox_words::types())) {
    $type = '';
}
$params = array_filter(['state' => $state, 'type' => $type], fn(string $value): bool => $value !== '');
admin_externalpage_setup('local_mzi_outbox', '', $params, '', ['pagelayout' => 'report']);
administration::locate($PAGE, 'outbox', get_string('outbox', 'local_mzi'));

$report = system_report_factory::create(report::class, core\context\system::instance(), parameters: $params);
$renderer = $PAGE->get_renderer('local_mzi');

echo $OUTPUT->header();
echo $OUTPUT->heading(get_string('outbox', 'local_mzi'));
echo html_writer::tag('p', get_string('outbox_desc', 'local_mzi'), ['class' => 'text-muted']);
echo $renderer->render(new outbox_page($PAGE->url, $state, $type));
echo html_writer::div($report->output(), 'local-mzi-admin');
echo $OUTPUT->footer();
