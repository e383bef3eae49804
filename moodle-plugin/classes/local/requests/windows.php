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
    /** @var string */
    public const TABLE = 'local_mzi_request_windows';

    /**
     * All windows.
     *
     * @return array[] rows by key of types::WORDS, the earliest first
     */
    public static function all(): array {
        global $DB;
        $windows = array_fill_keys(array_keys(types::WORDS), []);
        foreach ($DB->get_records(self::TABLE, null, 'timeopen, id') as $window) {
            $windows[words::key($window->request_type)][] = $window;
        }
        return array_intersect_key($windows, types::WORDS);
    }

    /**
     * Whether a window is open.
     *
     * @param \stdClass $window row
     * @param int $now seconds since 1970
     * @return bool
     */
    public static function is_open(\stdClass $window, int $now): bool {
        return $window->enabled
            && $window->timeopen <= $now
            && ((int) $window->timeclose === 0 || $now < $window->timeclose);
    }

    /**
     * The kinds that can be made now.
     *
     * @return string[] keys of types::WORDS
     */
    public static function open(): array {
        $now = \core\di::get(\core\clock::class)->time();
        $isopen = fn(array $windows): bool => $windows === []
            || array_filter($windows, fn(\stdClass $window): bool => self::is_open($window, $now)) !== [];
        return array_keys(array_filter(self::all(), $isopen));
    }
}
