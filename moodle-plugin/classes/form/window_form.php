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

namespace local_mzi\form;

defined('MOODLE_INTERNAL') || die();

require_once($CFG->libdir . '/formslib.php');

/**
 * The form of a window in which a kind of request can be made. Custom data: type (key of types::WORDS).
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class window_form extends \moodleform {
    #[\Override]
    protected function definition() {
        $form = $this->_form;
        $type = $this->_customdata['type'];
        $form->addElement('hidden', 'id', 0);
        $form->setType('id', PARAM_INT);
        $form->addElement('hidden', 'type');
        $form->setType('type', PARAM_ALPHA);
        $form->setConstant('type', $type);
        $form->addElement('date_time_selector', 'timeopen', get_string('windowfrom', 'local_mzi'), ['optional' => true]);
        $form->addElement('date_time_selector', 'timeclose', get_string('windowuntil', 'local_mzi'), ['optional' => true]);
        $form->addElement('advcheckbox', 'enabled', get_string('windowenabled', 'local_mzi'));
        $form->setDefault('enabled', 1);
        $form->addHelpButton('enabled', 'windowenabled', 'local_mzi');
        $this->add_action_buttons();
    }

    #[\Override]
    public function validation($data, $files) {
        $errors = parent::validation($data, $files);
        if ($data['timeclose'] && $data['timeclose'] <= $data['timeopen']) {
            $errors['timeclose'] = get_string('windowbackwards', 'local_mzi');
        }
        return $errors;
    }
}
