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

namespace local_mzi\local;

use local_mzi\local\grading\absence;
use local_mzi\local\grading\deadline;
use local_mzi\local\grading\release;
use local_mzi\local\outbox\fact;
use local_mzi\local\payload\marks;

/**
 * Finds students who handed nothing in by the due date, and such as were referred and did not hand in their second attempt.
 *
 * It looks back a month: who sets up the plugin does not fail people for work of years ago, and a cron that stood still for a
 * while misses nobody. Work of groups counts for all members; second attempts are those of students who work alone.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class missing_submissions {
    /** @var int seconds */
    public const LOOK_BACK = 30 * DAYSECS;

    /**
     * What there is to tell.
     *
     * @param int $now
     * @return fact[]
     */
    public function find(int $now): array {
        $since = $now - self::LOOK_BACK;
        $groups = $this->group_dates();
        $candidates = $this->candidates($since, $now, array_keys($groups));
        $assignments = marks::assignments(array_column($candidates, 'assignmentid'));
        $facts = [];
        foreach ($candidates as $candidate) {
            $scale = $assignments[$candidate->assignmentid]->scale;
            $group = $candidate->hasuseroverride ? null : ($groups[$candidate->assignmentid][$candidate->userid] ?? null);
            $due = deadline::of(
                (int) $candidate->duedate,
                $candidate->userdue === null ? null : (int) $candidate->userdue,
                $group,
                (int) $candidate->extension,
            );
            if ($due < $since || !$scale->is_btec()) {
                continue;
            }
            $attempt = (int) $candidate->attempt + 1;
            $letter = absence::letter(
                $attempt,
                (bool) $candidate->submitted,
                release::mark($candidate->mark) !== null,
                $due,
                (int) ($attempt === 1 ? $candidate->enrolled : $candidate->begun),
                $attempt === 1 ? null : $scale->letter(release::mark($candidate->firstmark)),
                $now,
            );
            if ($letter !== null) {
                $facts[] = fact::missing((int) $candidate->userid, (int) $candidate->assignmentid, $attempt, $letter, $due);
            }
        }
        return $facts;
    }

    /**
     * Due dates that groups have of their own.
     *
     * @return array[] seconds since 1970, or null, by assignment and user; of several the first in the order that Moodle goes by
     */
    private function group_dates(): array {
        global $DB;
        $dates = [];
        $overrides = $DB->get_recordset_sql(
            "SELECT o.id, o.assignid, gm.userid, o.duedate
               FROM {assign_overrides} o
               JOIN {groups_members} gm ON gm.groupid = o.groupid
              WHERE o.groupid IS NOT NULL
           ORDER BY o.sortorder, o.id",
        );
        foreach ($overrides as $override) {
            if (!array_key_exists($override->userid, $dates[$override->assignid] ?? [])) {
                $date = $override->duedate === null ? null : (int) $override->duedate;
                $dates[$override->assignid][$override->userid] = $date;
            }
        }
        $overrides->close();
        return $dates;
    }

    /**
     * Students whose last attempt is not handed in, in visible assignments that may have become due of late. Enrolled is when
     * the student was first enrolled by an enrolment that holds now.
     *
     * @param int $since
     * @param int $now
     * @param int[] $withgroups assignments that have dates of groups
     * @return \stdClass[]
     */
    private function candidates(int $since, int $now, array $withgroups): array {
        global $DB;
        [$ingroups, $params] = $DB->get_in_or_equal($withgroups ?: [0], SQL_PARAMS_NAMED);
        foreach (['duedate', 'userdue', 'extension'] as $name) {
            $params["{$name}since"] = $since;
            $params["{$name}now"] = $now;
        }
        $params += [
            'module' => 'assign',
            'level' => CONTEXT_COURSE,
            'archetype' => 'student',
            'submitted' => 'submitted',
            'submittedbyteam' => 'submitted',
            'started' => $now,
            'ended' => $now,
            'active' => ENROL_USER_ACTIVE,
            'enabled' => ENROL_INSTANCE_ENABLED,
        ];
        $rows = $DB->get_recordset_sql(
            "SELECT DISTINCT a.id AS assignmentid, u.id AS userid, a.duedate, o.duedate AS userdue,
                    CASE WHEN o.id IS NULL THEN 0 ELSE 1 END AS hasuseroverride,
                    COALESCE(f.extensionduedate, 0) AS extension,
                    COALESCE(s.attemptnumber, 0) AS attempt, s.timecreated AS begun,
                    CASE WHEN s.status = :submitted THEN 1 ELSE 0 END AS submitted,
                    g.grade AS mark, g1.grade AS firstmark, en.enrolled
               FROM {assign} a
               JOIN {course_modules} cm ON cm.instance = a.id AND cm.course = a.course
                    AND cm.visible = 1 AND cm.deletioninprogress = 0
               JOIN {modules} m ON m.id = cm.module AND m.name = :module
               JOIN {course} c ON c.id = a.course AND c.visible = 1
               JOIN {context} ctx ON ctx.instanceid = c.id AND ctx.contextlevel = :level
               JOIN {role_assignments} ra ON ra.contextid = ctx.id
               JOIN {role} r ON r.id = ra.roleid AND r.archetype = :archetype
               JOIN {user} u ON u.id = ra.userid AND u.deleted = 0 AND u.suspended = 0
               JOIN (SELECT e.courseid, ue.userid, MIN(ue.timecreated) AS enrolled
                       FROM {user_enrolments} ue
                       JOIN {enrol} e ON e.id = ue.enrolid AND e.status = :enabled
                      WHERE ue.status = :active AND ue.timestart <= :started AND (ue.timeend = 0 OR ue.timeend > :ended)
                   GROUP BY e.courseid, ue.userid) en ON en.courseid = c.id AND en.userid = u.id
          LEFT JOIN {assign_overrides} o ON o.assignid = a.id AND o.userid = u.id
          LEFT JOIN {assign_user_flags} f ON f.assignment = a.id AND f.userid = u.id
          LEFT JOIN {assign_submission} s ON s.assignment = a.id AND s.userid = u.id AND s.groupid = 0 AND s.latest = 1
          LEFT JOIN {assign_grades} g ON g.assignment = a.id AND g.userid = u.id
                    AND g.attemptnumber = COALESCE(s.attemptnumber, 0)
          LEFT JOIN {assign_grades} g1 ON g1.assignment = a.id AND g1.userid = u.id AND g1.attemptnumber = 0
              WHERE a.nosubmissions = 0
                    AND (a.duedate BETWEEN :duedatesince AND :duedatenow
                         OR o.duedate BETWEEN :userduesince AND :userduenow
                         OR f.extensionduedate BETWEEN :extensionsince AND :extensionnow
                         OR a.id {$ingroups})
                    AND NOT (a.teamsubmission = 1 AND EXISTS (
                             SELECT 1
                               FROM {assign_submission} ts
                              WHERE ts.assignment = a.id AND ts.userid = 0 AND ts.status = :submittedbyteam
                                    AND (ts.groupid = 0 OR EXISTS (
                                         SELECT 1
                                           FROM {groups_members} gm
                                          WHERE gm.groupid = ts.groupid AND gm.userid = u.id))))",
            $params,
        );
        $candidates = iterator_to_array($rows, false);
        $rows->close();
        return $candidates;
    }
}
