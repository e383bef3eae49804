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

namespace local_mzi;

use local_mzi\local\dashboard\access;
use local_mzi\local\dashboard\students;

/**
 * Takes part in hooks of Moodle.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class hook_callbacks {
    /**
     * Gives students a way to their pages in the user menu. Costs each page one look-up by a unique key.
     *
     * @param \core_user\hook\extend_user_menu $hook
     */
    public static function extend_user_menu(\core_user\hook\extend_user_menu $hook): void {
        global $USER;
        // Moodle calls this as soon as the code is here, also before the tables are.
        if (!get_config('local_mzi', 'version')) {
            return;
        }
        if (access::can_view((int) $USER->id) && students::is_student((int) $USER->id)) {
            $hook->add_navitem((object) [
                'itemtype' => 'link',
                'url' => new \moodle_url('/local/mzi/index.php'),
                'title' => get_string('mystudies', 'local_mzi'),
                'titleidentifier' => 'mystudies,local_mzi',
            ]);
        }
    }
}
