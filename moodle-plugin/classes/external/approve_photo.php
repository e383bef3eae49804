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

namespace local_mzi\external;

use core_external\external_function_parameters;
use core_external\external_single_structure;
use core_external\external_value;
use local_mzi\local\photos;

/**
 * Lets the photo that a student handed in go live, or turns it down; where none waits, or only that of another request, nothing
 * changes.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class approve_photo extends base {
    /**
     * Parameters.
     *
     * @return external_function_parameters
     */
    public static function execute_parameters(): external_function_parameters {
        return new external_function_parameters([
            'moodle_user_id' => new external_value(PARAM_INT, 'The account'),
            'approved' => new external_value(PARAM_BOOL, 'Whether the photo may go live'),
            'zoho_request_id' => new external_value(
                PARAM_ALPHANUM,
                'Zoho id of the request that was decided on; empty for whichever photo waits',
                VALUE_DEFAULT,
                '',
            ),
        ]);
    }

    /**
     * Decides on the photo.
     *
     * @param int $moodleuserid
     * @param bool $approved
     * @param string $zohorequestid
     * @return array
     */
    public static function execute(int $moodleuserid, bool $approved, string $zohorequestid = ''): array {
        $params = self::validate_parameters(self::execute_parameters(), [
            'moodle_user_id' => $moodleuserid,
            'approved' => $approved,
            'zoho_request_id' => $zohorequestid,
        ]);
        self::authorise();
        $user = \core_user::get_user($params['moodle_user_id'], 'id, deleted');
        if (!$user || $user->deleted) {
            return ['success' => false, 'action' => '', 'message' => get_string('nosuchuser', 'local_mzi')];
        }
        $action = photos::decide((int) $user->id, $params['approved'], $params['zoho_request_id']);
        return ['success' => true, 'action' => $action, 'message' => ''];
    }

    /**
     * What is answered.
     *
     * @return external_single_structure
     */
    public static function execute_returns(): external_single_structure {
        return new external_single_structure([
            'success' => new external_value(PARAM_BOOL, 'False when there is no such account'),
            'action' => new external_value(
                PARAM_ALPHA,
                'approved, rejected, or unchanged when no photo waits, or only that of another request',
            ),
            'message' => new external_value(PARAM_RAW, 'What went wrong, if anything'),
        ]);
    }
}
