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
     * Every kind with its windows, as of now.
     *
     * @return array[] by key of types::WORDS: open; closes: the latest end of those that are open, null for none; opens: the next
     *     begin, null for none. Times are seconds since 1970
     */
    public static function all(): array {
        global $DB;
        $now = \core\di::get(\core\clock::class)->time();
        $of = array_fill_keys(array_keys(types::WORDS), []);
        foreach ($DB->get_records('local_mzi_request_windows', null, 'id') as $window) {
            $of[words::key($window->request_type)][] = $window;
        }
        return array_map(fn(array $windows): array => self::state($windows, $now), array_intersect_key($of, types::WORDS));
    }

    /**
     * The kinds that can be made now.
     *
     * @return string[] keys of types::WORDS
     */
    public static function open(): array {
        return array_keys(array_filter(self::all(), fn(array $window): bool => $window['open']));
    }

    /**
     * What the windows of one kind come to.
     *
     * @param \stdClass[] $windows rows
     * @param int $now
     * @return array
     */
    private static function state(array $windows, int $now): array {
        $enabled = array_filter($windows, fn(\stdClass $window): bool => (bool) $window->enabled);
        $open = array_filter(
            $enabled,
            fn(\stdClass $window): bool => $window->timeopen <= $now && (!$window->timeclose || $now < $window->timeclose),
        );
        $ends = array_map(intval(...), array_column($open, 'timeclose'));
        $begins = array_filter(array_map(intval(...), array_column($enabled, 'timeopen')), fn(int $time): bool => $now < $time);
        return [
            'open' => !$windows || $open !== [],
            'closes' => $ends && min($ends) > 0 ? max($ends) : null,
            'opens' => $begins ? min($begins) : null,
        ];
    }
}
