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
 * Which markers are internal verifiers in the course that they marked in: those with one of the roles of the setting
 * verifierroles, there or above.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class verifiers {
    /** @var bool[] true, by user and context */
    private array $assigned = [];

    /** @var string[] paths of the courses' contexts, by course */
    private array $paths = [];

    /**
     * Reads them.
     *
     * @param result[] $results
     */
    public function __construct(array $results) {
        global $DB;
        $roles = array_filter(explode(',', (string) get_config('local_mzi', 'verifierroles')));
        $graders = array_unique(array_filter(array_map(fn(result $result) => $result->graderid, $results)));
        if (!$roles || !$graders) {
            return;
        }
        $courses = array_unique(array_map(fn(result $result) => $result->courseid(), $results));
        [$incourses, $params] = $DB->get_in_or_equal($courses, SQL_PARAMS_NAMED);
        $this->paths = $DB->get_records_select_menu(
            'context',
            "contextlevel = :level AND instanceid {$incourses}",
            ['level' => CONTEXT_COURSE] + $params,
            '',
            'instanceid, path',
        );
        [$inroles, $roleparams] = $DB->get_in_or_equal($roles);
        [$ingraders, $graderparams] = $DB->get_in_or_equal(array_values($graders));
        $assignments = $DB->get_records_select(
            'role_assignments',
            "roleid {$inroles} AND userid {$ingraders}",
            array_merge($roleparams, $graderparams),
            '',
            'id, userid, contextid',
        );
        foreach ($assignments as $assignment) {
            $this->assigned["{$assignment->userid}_{$assignment->contextid}"] = true;
        }
    }

    /**
     * Whether a result's marker is an internal verifier.
     *
     * @param result $result
     * @return bool
     */
    public function has(result $result): bool {
        foreach (explode('/', trim($this->paths[$result->courseid()] ?? '', '/')) as $contextid) {
            if (isset($this->assigned["{$result->graderid}_{$contextid}"])) {
                return true;
            }
        }
        return false;
    }
}
