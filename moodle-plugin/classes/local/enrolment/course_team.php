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

namespace local_mzi\local\enrolment;

use local_mzi\local\refused_call;

/**
 * Enrols the people who work in a course, with the roles that the bridge names.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class course_team {
    /**
     * Enrols users; one who is enrolled with that role already stays so.
     *
     * @param int $courseid
     * @param array $wanted decoded JSON: objects {userid, roleid}
     * @return array enrolled (count) and skipped (ids of users that there are not)
     * @throws refused_call for an unknown course, a malformed entry, or a role that the caller may not assign
     */
    public static function enrol(int $courseid, array $wanted): array {
        global $DB;
        $context = \core\context\course::instance($courseid, IGNORE_MISSING);
        if (!$context || $courseid === (int) SITEID) {
            throw new refused_call('courseid: no such course');
        }
        $pairs = self::pairs($wanted, $context);
        if (!$pairs) {
            return ['enrolled' => 0, 'skipped' => []];
        }
        $userids = array_values(array_unique(array_column($pairs, 0)));
        [$insql, $params] = $DB->get_in_or_equal($userids);
        $there = $DB->get_records_select_menu('user', "deleted = 0 AND id $insql", $params, '', 'id, username');
        $manual = new manual_enrolments([$courseid], $userids);
        $roles = self::roles($context, $userids);
        $enrolled = 0;
        $skipped = [];
        foreach ($pairs as [$userid, $roleid]) {
            if (!isset($there[$userid]) || isguestuser($userid)) {
                $skipped[$userid] = $userid;
                continue;
            }
            $manual->enrol($courseid, $userid, $roleid, !isset($roles[$userid][$roleid]));
            $enrolled++;
        }
        return ['enrolled' => $enrolled, 'skipped' => array_values($skipped)];
    }

    /**
     * Users and roles, checked.
     *
     * @param array $wanted
     * @param \core\context\course $context
     * @return array[] user id and role id
     */
    private static function pairs(array $wanted, \core\context\course $context): array {
        $assignable = get_assignable_roles($context);
        $pairs = [];
        foreach ($wanted as $index => $one) {
            $userid = filter_var($one->userid ?? null, FILTER_VALIDATE_INT, ['options' => ['min_range' => 1]]);
            $roleid = filter_var($one->roleid ?? null, FILTER_VALIDATE_INT, ['options' => ['min_range' => 1]]);
            if ($userid === false || $roleid === false) {
                throw new refused_call("enrolmentsdata[$index]: userid and roleid");
            }
            if (!isset($assignable[$roleid])) {
                throw new refused_call("enrolmentsdata[$index]: role $roleid may not be assigned");
            }
            $pairs[] = [$userid, $roleid];
        }
        return $pairs;
    }

    /**
     * Roles that users have in a course.
     *
     * @param \core\context\course $context
     * @param int[] $userids
     * @return array[] by user and role
     */
    private static function roles(\core\context\course $context, array $userids): array {
        global $DB;
        [$insql, $params] = $DB->get_in_or_equal($userids);
        $assignments = $DB->get_records_select(
            'role_assignments',
            "contextid = ? AND userid $insql",
            [$context->id, ...$params],
            '',
            'id, userid, roleid',
        );
        $roles = [];
        foreach ($assignments as $assignment) {
            $roles[$assignment->userid][$assignment->roleid] = true;
        }
        return $roles;
    }
}
