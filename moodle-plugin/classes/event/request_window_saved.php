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
 * Somebody set when a kind of request can be made.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class request_window_saved extends \core\event\base {
    #[\Override]
    protected function init() {
        $this->data['crud'] = 'u';
        $this->data['edulevel'] = self::LEVEL_OTHER;
        $this->data['objecttable'] = 'local_mzi_request_windows';
    }

    /**
     * The event for a window.
     *
     * @param \stdClass $window row of local_mzi_request_windows
     * @return self
     */
    public static function of(\stdClass $window): self {
        return self::create([
            'objectid' => $window->id,
            'context' => \core\context\system::instance(),
            'other' => [
                'type' => $window->request_type,
                'enabled' => (int) $window->enabled,
                'timeopen' => (int) $window->timeopen,
                'timeclose' => (int) $window->timeclose,
            ],
        ]);
    }

    #[\Override]
    public static function get_name() {
        return get_string('eventrequestwindowsaved', 'local_mzi');
    }

    #[\Override]
    public function get_description() {
        return "The user with id '{$this->userid}' set the window with id '{$this->objectid}' of requests"
            . " '{$this->other['type']}': from {$this->other['timeopen']} to {$this->other['timeclose']}, "
            . ($this->other['enabled'] ? 'on.' : 'off.');
    }

    #[\Override]
    public function get_url() {
        return new \moodle_url('/local/mzi/admin/windows.php');
    }

    #[\Override]
    protected function validate_data() {
        parent::validate_data();
        if (!isset($this->other['type'])) {
            throw new \coding_exception('The type must be set in other.');
        }
    }

    #[\Override]
    public static function get_objectid_mapping() {
        return self::NOT_MAPPED;
    }

    #[\Override]
    public static function get_other_mapping() {
        return false;
    }
}
