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

/**
 * Moodle's manual enrolments of some users in some courses, read at once and changed through Moodle's enrolment API.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class manual_enrolments {
    /** @var \enrol_plugin */
    private readonly \enrol_plugin $plugin;

    /** @var \stdClass[] enrolment instances by course */
    private array $instances = [];

    /** @var \stdClass[][] user enrolments by course and user: id, status */
    private array $enrolments = [];

    /**
     * Reads enrolments.
     *
     * @param int[] $courseids
     * @param int[] $userids
     * @throws \moodle_exception when Moodle's manual enrolment is switched off
     */
    public function __construct(array $courseids, array $userids) {
        global $CFG;
        require_once($CFG->libdir . '/enrollib.php');
        $plugin = enrol_is_enabled('manual') ? enrol_get_plugin('manual') : null;
        if ($plugin === null) {
            throw new \moodle_exception('manualenroldisabled', 'local_mzi');
        }
        $this->plugin = $plugin;
        if ($courseids && $userids) {
            $this->read(array_values(array_unique($courseids)), array_values(array_unique($userids)));
        }
    }

    /**
     * Reads instances and user enrolments.
     *
     * @param int[] $courseids
     * @param int[] $userids
     */
    private function read(array $courseids, array $userids): void {
        global $DB;
        [$coursesql, $courseparams] = $DB->get_in_or_equal($courseids, SQL_PARAMS_NAMED, 'course');
        [$usersql, $userparams] = $DB->get_in_or_equal($userids, SQL_PARAMS_NAMED, 'user');
        $instances = $DB->get_records_select('enrol', "enrol = :enrol AND courseid $coursesql", [
            'enrol' => 'manual',
        ] + $courseparams, 'sortorder DESC, id DESC');
        foreach ($instances as $instance) {
            $this->instances[$instance->courseid] = $instance;
        }
        $sql = "SELECT ue.id, ue.userid, ue.status, e.courseid
                  FROM {user_enrolments} ue
                  JOIN {enrol} e ON e.id = ue.enrolid
                 WHERE e.enrol = :enrol AND e.courseid $coursesql AND ue.userid $usersql";
        foreach ($DB->get_records_sql($sql, ['enrol' => 'manual'] + $courseparams + $userparams) as $enrolment) {
            $this->enrolments[$enrolment->courseid][$enrolment->userid] = $enrolment;
        }
    }

    /**
     * Id of a user's enrolment.
     *
     * @param int $courseid
     * @param int $userid
     * @return int|null null when there is none
     */
    public function id(int $courseid, int $userid): ?int {
        $enrolment = $this->enrolments[$courseid][$userid] ?? null;
        return $enrolment === null ? null : (int) $enrolment->id;
    }

    /**
     * Enrols a user, or makes a suspended enrolment active again.
     *
     * @param int $courseid
     * @param int $userid
     * @param int $roleid
     * @param bool $again whether to give the role to one who is enrolled already
     * @return int id of the enrolment
     */
    public function enrol(int $courseid, int $userid, int $roleid, bool $again = false): int {
        global $DB;
        $enrolment = $this->enrolments[$courseid][$userid] ?? null;
        if ($enrolment !== null && (int) $enrolment->status === ENROL_USER_ACTIVE && !$again) {
            return (int) $enrolment->id;
        }
        $instance = $this->instance($courseid);
        $this->plugin->enrol_user($instance, $userid, $roleid, 0, 0, ENROL_USER_ACTIVE);
        $enrolment ??= $DB->get_record(
            'user_enrolments',
            ['enrolid' => $instance->id, 'userid' => $userid],
            'id, userid, status',
            MUST_EXIST,
        );
        $enrolment->status = ENROL_USER_ACTIVE;
        $this->enrolments[$courseid][$userid] = $enrolment;
        return (int) $enrolment->id;
    }

    /**
     * Suspends a user's enrolment; nothing happens when there is none.
     *
     * @param int $courseid
     * @param int $userid
     */
    public function suspend(int $courseid, int $userid): void {
        $enrolment = $this->enrolments[$courseid][$userid] ?? null;
        if ($enrolment !== null && (int) $enrolment->status !== ENROL_USER_SUSPENDED) {
            $this->plugin->update_user_enrol($this->instances[$courseid], $userid, ENROL_USER_SUSPENDED);
            $enrolment->status = ENROL_USER_SUSPENDED;
        }
    }

    /**
     * Takes a user out of a course; nothing happens when there is no such enrolment.
     *
     * @param int $courseid
     * @param int $userid
     */
    public function unenrol(int $courseid, int $userid): void {
        if (isset($this->enrolments[$courseid][$userid])) {
            $this->plugin->unenrol_user($this->instances[$courseid], $userid);
            unset($this->enrolments[$courseid][$userid]);
        }
    }

    /**
     * The course's instance of manual enrolment; made, or switched on, where it is not.
     *
     * @param int $courseid
     * @return \stdClass
     */
    private function instance(int $courseid): \stdClass {
        global $DB;
        if (!isset($this->instances[$courseid])) {
            $id = $this->plugin->add_default_instance(get_course($courseid));
            $this->instances[$courseid] = $DB->get_record('enrol', ['id' => $id], '*', MUST_EXIST);
        }
        $instance = $this->instances[$courseid];
        if ((int) $instance->status !== ENROL_INSTANCE_ENABLED) {
            $this->plugin->update_status($instance, ENROL_INSTANCE_ENABLED);
            $instance->status = ENROL_INSTANCE_ENABLED;
        }
        return $instance;
    }
}
