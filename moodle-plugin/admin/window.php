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
 * Adds, changes, switches and removes a window in which a kind of request can be made.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use core\output\notification;
use local_mzi\form\window_form;
use local_mzi\local\administration;
use local_mzi\local\requests\types;
use local_mzi\local\requests\window_editor;

require(__DIR__ . '/../../../config.php');
require_once($CFG->libdir . '/adminlib.php');

$id = optional_param('id', 0, PARAM_INT);
$type = optional_param('type', '', PARAM_ALPHA);
$do = optional_param('do', '', PARAM_ALPHA);
$confirm = optional_param('confirm', false, PARAM_BOOL);

$list = new moodle_url('/local/mzi/admin/windows.php');
$url = new moodle_url('/local/mzi/admin/window.php', $id ? ['id' => $id] : ['type' => $type]);
admin_externalpage_setup('local_mzi_windows', '', null, $url);

if ($do !== '') {
    administration::require_change();
}
if ($do === 'on' || $do === 'off') {
    window_editor::set_enabled($id, $do === 'on');
    redirect($list, get_string('windowsaved', 'local_mzi'), null, notification::NOTIFY_SUCCESS);
}
if ($do === 'delete' && $confirm) {
    window_editor::delete($id);
    redirect($list, get_string('windowdeleted', 'local_mzi'), null, notification::NOTIFY_SUCCESS);
}

$window = $id ? window_editor::get($id) : (object) ['id' => 0, 'type' => $type];
if (!isset(types::WORDS[$window->type])) {
    throw new moodle_exception('invalidaction');
}
$title = get_string($id ? 'windowedit' : 'windowadd', 'local_mzi', get_string("value_{$window->type}", 'local_mzi'));
administration::locate($PAGE, 'windows', get_string('requestwindows', 'local_mzi'), $title);

if ($do === 'delete') {
    echo $OUTPUT->header();
    echo $OUTPUT->confirm(
        get_string('windowdelete_confirm', 'local_mzi', get_string("value_{$window->type}", 'local_mzi')),
        new single_button(new moodle_url($url, ['do' => 'delete', 'confirm' => 1]), get_string('delete')),
        $list,
    );
    echo $OUTPUT->footer();
    exit;
}

$form = new window_form($url, ['type' => $window->type]);
$form->set_data($window);
if ($form->is_cancelled()) {
    redirect($list);
}
$data = $form->get_data();
if ($data) {
    window_editor::save($data);
    redirect($list, get_string('windowsaved', 'local_mzi'), null, notification::NOTIFY_SUCCESS);
}
echo $OUTPUT->header();
echo $OUTPUT->heading($title);
$form->display();
echo $OUTPUT->footer();
