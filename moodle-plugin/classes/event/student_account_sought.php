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
 * Somebody had the account of a student looked for again.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class student_account_sought extends \core\event\base {
    #[\Override]
    protected function init() {
        $this->data['crud'] = 'u';
        $this->data['edulevel'] = self::LEVEL_OTHER;
        $this->data['objecttable'] = 'local_mzi_students';
    }

    /**
     * The event for a student.
     *
     * @param \stdClass $student row of local_mzi_students as it is now
     * @return self
     */
    public static function of(\stdClass $student): self {
        return self::create([
            'objectid' => $student->id,
            'relateduserid' => $student->moodle_user_id,
            'context' => \core\context\system::instance(),
            'other' => ['status' => $student->link_status],
        ]);
    }

    #[\Override]
    public static function get_name() {
        return get_string('eventstudentaccountsought', 'local_mzi');
    }

    #[\Override]
    public function get_description() {
        return "The user with id '{$this->userid}' had the account of the student with row '{$this->objectid}' looked for; it is"
            . " '{$this->other['status']}'" . ($this->relateduserid ? " (account '{$this->relateduserid}')." : '.');
    }

    #[\Override]
    public function get_url() {
        return new \moodle_url('/local/mzi/admin/account.php', ['id' => $this->objectid]);
    }

    #[\Override]
    protected function validate_data() {
        parent::validate_data();
        if (!isset($this->other['status'])) {
            throw new \coding_exception('The status must be set in other.');
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
