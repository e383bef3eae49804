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

namespace local_mzi\local\outbox;

/**
 * While the bridge is away nothing is sent and no fact uses up attempts: the next call is tried after 1, 2, 5 and then every 10
 * minutes.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class pause {
    /** @var int[] seconds until the next call, by how many failed before */
    private const WAITS = [60, 120, 300, 600];

    /** @var string[] what is kept in the plugin's configuration */
    private const KEPT = ['pausedsince', 'pauseduntil', 'pausefailures', 'pauseproblem'];

    /**
     * Whether nothing is to be sent now.
     *
     * @param int $now
     * @return bool
     */
    public function holds(int $now): bool {
        return (int) get_config('local_mzi', 'pauseduntil') > $now;
    }

    /**
     * Begins or prolongs it.
     *
     * @param away_exception $away
     * @param int $now
     */
    public function begin(away_exception $away, int $now): void {
        $failures = (int) get_config('local_mzi', 'pausefailures');
        $wait = max(self::WAITS[min($failures, count(self::WAITS) - 1)], $away->retryafter);
        if (!get_config('local_mzi', 'pausedsince')) {
            set_config('pausedsince', $now, 'local_mzi');
        }
        // A cron that runs each minute is a little early at times: a second must not cost a minute.
        set_config('pauseduntil', $now + $wait - 5, 'local_mzi');
        set_config('pausefailures', $failures + 1, 'local_mzi');
        set_config('pauseproblem', $away->problem->to_text(), 'local_mzi');
    }

    /**
     * Ends it: the bridge answered, or an administrator changed how it is reached.
     */
    public static function end(): void {
        foreach (self::KEPT as $name) {
            if (get_config('local_mzi', $name) !== false) {
                unset_config($name, 'local_mzi');
            }
        }
    }

    /**
     * Why and since when, for people.
     *
     * @return \stdClass|null since and until (when it is asked again): seconds since 1970; problem; null while the bridge is not
     *     known to be away
     */
    public function state(): ?\stdClass {
        $problem = problem::from_text(get_config('local_mzi', 'pauseproblem') ?: null);
        return $problem === null
            ? null
            : (object) [
                'since' => (int) get_config('local_mzi', 'pausedsince'),
                'until' => (int) get_config('local_mzi', 'pauseduntil'),
                'problem' => $problem,
            ];
    }
}
