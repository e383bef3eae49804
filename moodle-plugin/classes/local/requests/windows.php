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

namespace local_mzi\local\requests;

use local_mzi\local\dashboard\words;

/**
 * When which kind of request can be made. A kind for which nobody has set a window can be made at any time; one that has
 * windows, while one of them is open.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class windows {
    /**
     * The kinds that can be made now.
     *
     * @return string[] keys of types::WORDS
     */
    public static function open(): array {
        global $DB;
        $now = \core\di::get(\core\clock::class)->time();
        $open = [];
        foreach ($DB->get_records('local_mzi_request_windows', null, 'id') as $window) {
            $type = words::key($window->request_type);
            $isopen = $window->enabled
                && $window->timeopen <= $now
                && ((int) $window->timeclose === 0 || $now < $window->timeclose);
            $open[$type] = ($open[$type] ?? false) || $isopen;
        }
        return array_values(array_filter(array_keys(types::WORDS), fn(string $type): bool => $open[$type] ?? true));
    }
}
