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

/**
 * The role of the bridge's web-service account: exactly the capabilities that the functions of the service
 * local_mzi_service need, so that no site administrator's token is used.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class bridge_role {
    /** @var string short name of the role */
    public const SHORTNAME = 'mzi_bridge';

    /** @var string[] each with the function that needs it */
    public const CAPABILITIES = [
        'local/mzi:syncdata', // All functions of this plugin.
        'webservice/rest:use', // Any call.
        'moodle/category:viewhiddencategories', // Function core_course_get_courses_by_field.
        'moodle/course:changecategory', // Function core_course_update_courses.
        'moodle/course:changefullname',
        'moodle/course:changeidnumber',
        'moodle/course:changeshortname',
        'moodle/course:create', // Function core_course_create_courses.
        'moodle/course:update', // Functions core_course_update_courses and core_course_get_courses_by_field.
        'moodle/course:view', // Any function for a course that the account is not enrolled in.
        'moodle/course:viewhiddencourses',
        'moodle/role:assign', // Function local_mzi_enrol_users: which roles, see ASSIGNABLE.
        'moodle/user:viewalldetails', // User names in the answer of core_user_get_users_by_field.
        'moodle/user:viewdetails',
    ];

    /** @var string[] archetypes of the roles that the bridge may give to people in courses */
    private const ASSIGNABLE = ['manager', 'editingteacher', 'teacher', 'student'];

    /**
     * Makes the role, or gives it what it lacks.
     *
     * @return int its id
     */
    public static function create(): int {
        $roleid = self::id() ?? create_role(
            get_string('bridgerole', 'local_mzi'),
            self::SHORTNAME,
            get_string('bridgerole_desc', 'local_mzi'),
        );
        set_role_contextlevels($roleid, [CONTEXT_SYSTEM]);
        $context = \core\context\system::instance();
        foreach (self::CAPABILITIES as $capability) {
            assign_capability($capability, CAP_ALLOW, $roleid, $context->id, true);
        }
        self::allow_assigning($roleid);
        return $roleid;
    }

    /**
     * Lets the role assign teachers and students.
     *
     * @param int $roleid
     */
    private static function allow_assigning(int $roleid): void {
        global $DB;
        $allowed = $DB->get_records_menu('role_allow_assign', ['roleid' => $roleid], '', 'allowassign, id');
        foreach (self::ASSIGNABLE as $archetype) {
            foreach (get_archetype_roles($archetype) as $role) {
                if (!isset($allowed[$role->id])) {
                    core_role_set_assign_allowed($roleid, $role->id);
                }
            }
        }
    }

    /**
     * The role's id.
     *
     * @return int|null null when it is not there
     */
    public static function id(): ?int {
        global $DB;
        $id = $DB->get_field('role', 'id', ['shortname' => self::SHORTNAME]);
        return $id ? (int) $id : null;
    }

    /**
     * Removes the role and takes it from everybody.
     */
    public static function remove(): void {
        $id = self::id();
        if ($id !== null) {
            delete_role($id);
        }
    }
}
