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

use local_mzi\local\requests\choices;
use local_mzi\local\requests\types;

defined('MOODLE_INTERNAL') || die();

require_once($CFG->libdir . '/formslib.php');

/**
 * The form of a request. Custom data: student (row of local_mzi_students) and type (key of types::WORDS).
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class request_form extends \moodleform {
    /** @var int most files with a request */
    private const FILES = 3;

    /** @var int bytes of a file */
    private const BYTES = 5 * 1024 * 1024;

    #[\Override]
    protected function definition() {
        $form = $this->_form;
        $type = $this->_customdata['type'];
        $form->addElement('hidden', 'type', $type);
        $form->setType('type', PARAM_ALPHA);
        match ($type) {
            types::CLASS_DROP => $this->define_class(),
            types::LATE_SUBMISSION => $this->define_unit(),
            types::CHANGE_INFORMATION => $this->define_changes(),
            default => null,
        };
        $form->addElement('textarea', 'description', get_string('requestreason', 'local_mzi'), ['rows' => 4, 'cols' => 60]);
        $form->setType('description', PARAM_TEXT);
        $form->addRule('description', null, 'required', null, 'client');
        $form->addRule('description', get_string('maximumchars', '', 2000), 'maxlength', 2000, 'client');
        $this->define_files($type);
        $this->add_action_buttons(true, get_string('requestsend', 'local_mzi'));
    }

    /**
     * Which class is to be dropped.
     */
    private function define_class(): void {
        $classes = array_column(choices::droppable($this->_customdata['student']), 'class_name', 'id');
        $this->_form->addElement('select', 'enrolment', get_string('requestclass', 'local_mzi'), $classes);
        $this->_form->addRule('enrolment', null, 'required', null, 'client');
    }

    /**
     * Which unit is handed in late, and the receipt of the fee.
     */
    private function define_unit(): void {
        $units = choices::units($this->_customdata['student']);
        $this->_form->addElement('select', 'unit', get_string('unit', 'local_mzi'), $units);
        $this->_form->addRule('unit', null, 'required', null, 'client');
        $this->_form->addElement('text', 'receipt', get_string('requestreceipt', 'local_mzi'), ['maxlength' => 100]);
        $this->_form->setType('receipt', PARAM_TEXT);
        $this->_form->addRule('receipt', null, 'required', null, 'client');
    }

    /**
     * What is to be changed.
     */
    private function define_changes(): void {
        $fields = ['' => get_string('choosedots')];
        foreach (array_keys(types::CHANGEABLE) as $column) {
            $fields[$column] = types::label($column);
        }
        $row = [
            $this->_form->createElement('select', 'field', get_string('changefield', 'local_mzi'), $fields),
            $this->_form->createElement('text', 'new', get_string('changenew', 'local_mzi'), ['maxlength' => 255]),
        ];
        $options = ['new' => ['type' => PARAM_TEXT]];
        $this->repeat_elements($row, 1, $options, 'changes', 'addchange', 1, get_string('requestaddchange', 'local_mzi'), true);
    }

    /**
     * Files.
     *
     * @param string $type
     */
    private function define_files(string $type): void {
        $label = match ($type) {
            types::LATE_SUBMISSION => 'requestreceiptfile',
            types::CHANGE_INFORMATION => 'requestdocument',
            default => 'requestfiles',
        };
        $this->_form->addElement('filemanager', 'files', get_string($label, 'local_mzi'), null, [
            'subdirs' => 0,
            'maxfiles' => self::FILES,
            'maxbytes' => self::BYTES,
            'areamaxbytes' => self::FILES * self::BYTES,
            'accepted_types' => ['.pdf', '.jpg', '.jpeg', '.png'],
        ]);
        if (in_array($type, types::WITH_FILE, true)) {
            $this->_form->addRule('files', null, 'required', null, 'client');
        }
    }

    #[\Override]
    public function validation($data, $files) {
        $errors = parent::validation($data, $files);
        $type = $this->_customdata['type'];
        if (in_array($type, types::WITH_FILE, true) && file_get_draft_area_info($data['files'])['filecount'] === 0) {
            $errors['files'] = get_string('required');
        }
        if ($type === types::LATE_SUBMISSION && trim($data['receipt']) === '') {
            $errors['receipt'] = get_string('required');
        }
        if (trim($data['description']) === '') {
            $errors['description'] = get_string('required');
        }
        return $type === types::CHANGE_INFORMATION ? $errors + $this->changes($data) : $errors;
    }

    /**
     * What is wrong with the rows of changes: a row is whole or empty, and one is there.
     *
     * @param array $data
     * @return string[]
     */
    private function changes(array $data): array {
        $errors = [];
        $whole = 0;
        foreach ($data['field'] as $index => $field) {
            $new = trim($data['new'][$index] ?? '');
            if ($field !== '' && $new !== '') {
                $whole++;
            } else if ($field !== '' || $new !== '') {
                $errors[$field === '' ? "field[{$index}]" : "new[{$index}]"] = get_string('required');
            }
        }
        return $errors || $whole ? $errors : ['field[0]' => get_string('required')];
    }
}
