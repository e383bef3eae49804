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

namespace local_mzi\local\dashboard;

use local_mzi\local\photos;

/**
 * Finds a student's photo.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class pictures {
    /**
     * The photo that was approved, and whether one waits.
     *
     * @param int $userid
     * @return array url: of the photo or null; waiting: bool
     */
    public static function of_user(int $userid): array {
        $context = \core\context\user::instance($userid);
        $areas = [photos::APPROVED, photos::PENDING];
        $url = null;
        $waiting = false;
        foreach (get_file_storage()->get_area_files($context->id, 'local_mzi', $areas, 0, 'id', false) as $file) {
            if ($file->get_filearea() === photos::PENDING) {
                $waiting = true;
            } else {
                // The time makes browsers ask again for a photo that has changed.
                $url = \moodle_url::make_pluginfile_url($context->id, 'local_mzi', photos::APPROVED, 0, '/', $file->get_filename());
                $url->param('rev', $file->get_timemodified());
                $url = $url->out(false);
            }
        }
        return ['url' => $url, 'waiting' => $waiting];
    }
}
