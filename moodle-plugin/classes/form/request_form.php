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

use local_mzi\local\dashboard\schedule;
use local_mzi\local\picture;
use local_mzi\local\requests\attachments;
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
    /** @var int characters of the reason */
    private const REASON = 2000;

    #[\Override]
    protected function definition() {
        $type = $this->_customdata['type'];
        $this->_form->addElement('hidden', 'type', $type);
        $this->_form->setType('type', PARAM_ALPHA);
        match ($type) {
            types::CLASS_DROP => $this->define_class(),
            types::LATE_SUBMISSION => $this->define_unit(),
            types::CHANGE_INFORMATION => $this->define_changes(),
            default => null,
        };
        if ($type !== types::PHOTO) {
            $this->define_reason();
        }
        $this->define_files($type);
        $this->add_action_buttons(true, get_string('requestsend', 'local_mzi'));
    }

    /**
     * Which class is to be dropped.
     */
    private function define_class(): void {
        $classes = array_map(
            fn(\stdClass $class): string => $class->class_name ?? get_string('classunnamed', 'local_mzi'),
            choices::droppable($this->_customdata['student']),
        );
        $this->_form->addElement('select', 'enrolment', get_string('requestclass', 'local_mzi'), $this->with_none($classes));
        $this->_form->addRule('enrolment', null, 'required', null, 'client');
    }

    /**
     * Which unit is handed in late, and the receipt of the fee.
     */
    private function define_unit(): void {
        $units = choices::units($this->_customdata['student']);
        $this->_form->addElement('select', 'unit', get_string('unit', 'local_mzi'), $this->with_none($units));
        $this->_form->addRule('unit', null, 'required', null, 'client');
        $this->_form->addElement('text', 'receipt', get_string('requestreceipt', 'local_mzi'), ['maxlength' => 100]);
        $this->_form->setType('receipt', PARAM_TEXT);
        $this->_form->addRule('receipt', null, 'required', null, 'client');
    }

    /**
     * What is to be changed.
     */
    private function define_changes(): void {
        $row = [
            $this->_form->createElement('select', 'field', get_string('changefield', 'local_mzi'), $this->fields()),
            $this->_form->createElement('text', 'new', get_string('changenew', 'local_mzi'), ['maxlength' => 255, 'size' => 40]),
        ];
        $options = ['new' => ['type' => PARAM_TEXT]];
        $this->repeat_elements($row, 1, $options, 'changes', 'addchange', 1, get_string('requestaddchange', 'local_mzi'), true);
    }

    /**
     * What can be changed, with what it is so far, but for the national id.
     *
     * @return string[] by column
     */
    private function fields(): array {
        $fields = [];
        foreach (array_keys(types::CHANGEABLE) as $column) {
            $now = $column === 'national_id' ? '' : trim((string) $this->_customdata['student']->$column);
            $label = types::label($column);
            $fields[$column] = $now === '' ? $label : get_string('changefieldnow', 'local_mzi', [
                'field' => $label,
                'now' => shorten_text($now, 60),
            ]);
        }
        return $this->with_none($fields);
    }

    /**
     * Why.
     */
    private function define_reason(): void {
        $this->_form->addElement('textarea', 'description', get_string('requestreason', 'local_mzi'), ['rows' => 4, 'cols' => 60]);
        $this->_form->setType('description', PARAM_TEXT);
        $this->_form->addRule('description', null, 'required', null, 'client');
        $long = get_string('maximumchars', '', self::REASON);
        $this->_form->addRule('description', $long, 'maxlength', self::REASON, 'client');
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
            types::PHOTO => 'photonew',
            default => 'requestfiles',
        };
        $options = attachments::options($type);
        $this->_form->addElement('filemanager', 'files', get_string($label, 'local_mzi'), null, $options);
        if (in_array($type, types::WITH_FILE, true)) {
            $this->_form->addRule('files', null, 'required', null, 'client');
        }
    }

    /**
     * Choices after one that says that nothing is chosen yet.
     *
     * @param string[] $choices
     * @return string[]
     */
    private function with_none(array $choices): array {
        return ['' => get_string('choosedots')] + $choices;
    }

    #[\Override]
    public function validation($data, $files) {
        $type = $this->_customdata['type'];
        $errors = parent::validation($data, $files);
        foreach (['receipt', 'description'] as $text) {
            if (isset($data[$text]) && trim($data[$text]) === '') {
                $errors[$text] = get_string('required');
            }
        }
        $file = attachments::uploaded((int) $data['files']);
        if ($file === null && in_array($type, types::WITH_FILE, true)) {
            $errors['files'] = get_string('required');
        } else if ($type === types::PHOTO) {
            $problem = (new picture($file))->problem();
            $errors += $problem === null ? [] : ['files' => get_string($problem[0], 'local_mzi', $problem[1])];
        }
        return $type === types::CHANGE_INFORMATION ? $errors + $this->changes($data) : $errors;
    }

    /**
     * What is wrong with the rows of changes: a row is whole or empty, each is about something else, and one is there.
     *
     * @param array $data
     * @return string[]
     */
    private function changes(array $data): array {
        $errors = [];
        $seen = [];
        foreach ($data['field'] as $index => $field) {
            $new = trim($data['new'][$index] ?? '');
            if ($field === '' && $new !== '') {
                $errors["field[{$index}]"] = get_string('required');
            } else if (isset($seen[$field])) {
                $errors["field[{$index}]"] = get_string('changetwice', 'local_mzi');
            } else if ($field !== '') {
                $seen[$field] = true;
                $problem = $this->problem($field, $new);
                $errors += $problem === null ? [] : ["new[{$index}]" => $problem];
            }
        }
        return $errors || $seen ? $errors : ['field[0]' => get_string('required')];
    }

    /**
     * What is wrong with a new value.
     *
     * @param string $field column
     * @param string $new
     * @return string|null
     */
    private function problem(string $field, string $new): ?string {
        return match (true) {
            $new === '' => get_string('required'),
            $field === 'email' && !validate_email($new) => get_string('invalidemail'),
            $field === 'date_of_birth' && !$this->is_past_date($new) => get_string('changedate', 'local_mzi'),
            $new === trim((string) $this->_customdata['student']->$field) => get_string('changesame', 'local_mzi'),
            default => null,
        };
    }

    /**
     * Whether a text is a day before today.
     *
     * @param string $text
     * @return bool
     */
    private function is_past_date(string $text): bool {
        $date = \DateTimeImmutable::createFromFormat('!Y-m-d', $text);
        return $date !== false && $date->format('Y-m-d') === $text && $text < schedule::today();
    }
}
