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
 * Sends rows of the outbox again, discards them, or has the bridge asked again.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use core\output\notification;
use local_mzi\local\administration;
use local_mzi\local\outbox\decisions;
use local_mzi\local\outbox\outbox;
use local_mzi\output\outbox_words;

require(__DIR__ . '/../../../config.php');
require_once($CFG->libdir . '/adminlib.php');

$do = required_param('do', PARAM_ALPHA);
$id = optional_param('id', 0, PARAM_INT);
$state = optional_param('state', '', PARAM_ALPHA);
$type = optional_param('type', '', PARAM_ALPHANUMEXT);
$confirm = optional_param('confirm', false, PARAM_BOOL);

$params = array_filter(['state' => $state, 'type' => $type], fn(string $value): bool => $value !== '');
$back = new moodle_url('/local/mzi/admin/outbox.php', $params);
$url = new moodle_url('/local/mzi/admin/outboxaction.php', ['do' => $do, 'id' => $id] + $params);
admin_externalpage_setup('local_mzi_outbox', '', null, $url);
administration::locate($PAGE, 'outbox', get_string('outbox', 'local_mzi'));
administration::require_change();

if ($do === 'ask') {
    decisions::ask_again();
    redirect($back, get_string('outboxasked', 'local_mzi'), null, notification::NOTIFY_SUCCESS);
}
if (!in_array($do, ['retry', 'discard'], true)) {
    throw new moodle_exception('invalidaction');
}
// Of all that a filter shows only what failed can be decided on at once.
$ids = $id ? [$id] : (new outbox())->ids(outbox::PARKED, $type);
if ($confirm || ($do === 'retry' && $id)) {
    $number = $do === 'retry' ? decisions::retry($ids) : decisions::discard($ids);
    $string = $do === 'retry' ? 'outboxretried' : 'outboxdiscarded';
    redirect($back, get_string($string, 'local_mzi', $number), null, notification::NOTIFY_SUCCESS);
}

$about = ['number' => count($ids), 'type' => $type === '' ? get_string('outboxalltypes', 'local_mzi') : outbox_words::type($type)];
$question = get_string($id ? "outbox{$do}_confirm" : "outbox{$do}all_confirm", 'local_mzi', $about);
echo $OUTPUT->header();
echo $OUTPUT->heading(get_string('outbox', 'local_mzi'));
echo $OUTPUT->confirm(
    $question,
    new single_button(new moodle_url($url, ['confirm' => 1]), get_string("outbox{$do}", 'local_mzi')),
    $back,
    ['confirmtitle' => get_string("outbox{$do}", 'local_mzi')],
);
echo $OUTPUT->footer();
