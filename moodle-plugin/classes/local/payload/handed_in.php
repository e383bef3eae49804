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

namespace local_mzi\local\payload;

/**
 * When attempts were handed in.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class handed_in {
    /** @var int[] seconds since 1970, by assignment, user and attempt */
    private array $times = [];

    /**
     * Reads them.
     *
     * @param result[] $results
     */
    public function __construct(array $results) {
        global $DB;
        [$inassignments, $assignments] = $DB->get_in_or_equal(
            array_values(array_unique(array_map(fn(result $result) => $result->assignment->id, $results))),
        );
        [$inusers, $users] = $DB->get_in_or_equal(
            array_values(array_unique(array_map(fn(result $result) => $result->userid, $results))),
        );
        $submissions = $DB->get_records_select(
            'assign_submission',
            "status = 'submitted' AND assignment {$inassignments} AND userid {$inusers}",
            array_merge($assignments, $users),
            '',
            'id, assignment, userid, attemptnumber, timemodified',
        );
        foreach ($submissions as $submission) {
            $key = "{$submission->assignment}_{$submission->userid}_" . ($submission->attemptnumber + 1);
            $this->times[$key] = (int) $submission->timemodified;
        }
    }

    /**
     * When a result's attempt was handed in.
     *
     * @param result $result
     * @return int|null null where it was not, or by a group
     */
    public function at(result $result): ?int {
        return $this->times["{$result->assignment->id}_{$result->userid}_{$result->attempt}"] ?? null;
    }
}
