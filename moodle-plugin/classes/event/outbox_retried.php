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

namespace local_mzi\event;

/**
 * Somebody asked for events of the outbox to be sent again.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class outbox_retried extends \core\event\base {
    #[\Override]
    protected function init() {
        $this->data['crud'] = 'u';
        $this->data['edulevel'] = self::LEVEL_OTHER;
    }

    /**
     * The event for rows of the outbox.
     *
     * @param int[] $ids
     * @param int $number how many of them it took effect on
     * @return self
     */
    public static function of(array $ids, int $number): self {
        return self::create([
            'context' => \core\context\system::instance(),
            'other' => ['number' => $number, 'row' => count($ids) === 1 ? (int) reset($ids) : 0],
        ]);
    }

    #[\Override]
    public static function get_name() {
        return get_string('eventoutboxretried', 'local_mzi');
    }

    #[\Override]
    public function get_description() {
        return "The user with id '{$this->userid}' asked for events of the outbox to be sent again: {$this->other['number']}"
            . ($this->other['row'] ? " (row '{$this->other['row']}')." : '.');
    }

    #[\Override]
    public function get_url() {
        return new \moodle_url('/local/mzi/admin/outbox.php');
    }

    #[\Override]
    protected function validate_data() {
        parent::validate_data();
        if (!isset($this->other['number'])) {
            throw new \coding_exception('The number must be set in other.');
        }
    }

    #[\Override]
    public static function get_other_mapping() {
        return false;
    }
}
