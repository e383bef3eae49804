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
 * Somebody has read a student's national id: staff, or the student.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class personal_data_viewed extends \core\event\base {
    #[\Override]
    protected function init() {
        $this->data['crud'] = 'r';
        $this->data['edulevel'] = self::LEVEL_OTHER;
        $this->data['objecttable'] = 'local_mzi_students';
    }

    /**
     * The event for a student.
     *
     * @param \stdClass $student row of local_mzi_students, linked to an account
     * @return self
     */
    public static function of(\stdClass $student): self {
        return self::create([
            'objectid' => $student->id,
            'relateduserid' => $student->moodle_user_id,
            'context' => \core\context\user::instance($student->moodle_user_id),
        ]);
    }

    #[\Override]
    public static function get_name() {
        return get_string('eventpersonaldataviewed', 'local_mzi');
    }

    #[\Override]
    public function get_description() {
        return "The user with id '{$this->userid}' has read the national id of the student who has the account with id"
            . " '{$this->relateduserid}'.";
    }

    #[\Override]
    public function get_url() {
        return new \moodle_url('/local/mzi/index.php', ['userid' => $this->relateduserid]);
    }

    #[\Override]
    protected function validate_data() {
        parent::validate_data();
        if (!isset($this->relateduserid)) {
            throw new \coding_exception('The relateduserid must be set.');
        }
    }

    #[\Override]
    public static function get_objectid_mapping() {
        return self::NOT_MAPPED;
    }
}
