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
     * The photo that was approved, and the one that waits.
     *
     * @param int $userid
     * @return array url and waiting_url: addresses, null where there is no such photo; waiting: whether one waits
     */
    public static function of_user(int $userid): array {
        $context = \core\context\user::instance($userid);
        $areas = [photos::APPROVED, photos::PENDING];
        $urls = [];
        foreach (get_file_storage()->get_area_files($context->id, 'local_mzi', $areas, false, 'id', false) as $file) {
            $area = $file->get_filearea();
            $url = \moodle_url::make_pluginfile_url($context->id, 'local_mzi', $area, 0, '/', $file->get_filename());
            // Makes browsers ask again for a photo that has changed.
            $url->param('rev', $file->get_id());
            $urls[$area] = $url->out(false);
        }
        return [
            'url' => $urls[photos::APPROVED] ?? null,
            'waiting' => isset($urls[photos::PENDING]),
            'waiting_url' => $urls[photos::PENDING] ?? null,
        ];
    }
}
