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

namespace local_mzi;

use local_mzi\local\grading\release;
use local_mzi\local\outbox\fact;
use local_mzi\local\outbox\outbox;

/**
 * Notes what happens in Moodle. Each observer writes one row of the outbox, in the transaction of what happened, and does
 * nothing else: somebody waits for the page.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class observer {
    /**
     * Work was marked. Moodle hands over the mark as it goes to the gradebook, which is -1 while it is not released.
     *
     * @param \mod_assign\event\submission_graded $event
     */
    public static function submission_graded(\mod_assign\event\submission_graded $event): void {
        $grade = $event->get_record_snapshot('assign_grades', $event->objectid);
        self::note(fact::graded((int) $event->relateduserid, (int) $event->objectid, release::mark($grade->grade)));
    }

    /**
     * The marking workflow went on.
     *
     * @param \mod_assign\event\workflow_state_updated $event
     */
    public static function workflow_state_updated(\mod_assign\event\workflow_state_updated $event): void {
        if ($event->other['newstate'] === release::RELEASED) {
            self::note(fact::released((int) $event->relateduserid, (int) $event->objectid));
        }
    }

    /**
     * An account was made.
     *
     * @param \core\event\user_created $event
     */
    public static function user_created(\core\event\user_created $event): void {
        self::note(fact::user_created((int) $event->objectid));
    }

    /**
     * An account was changed.
     *
     * @param \core\event\user_updated $event
     */
    public static function user_updated(\core\event\user_updated $event): void {
        self::note(fact::user_updated((int) $event->objectid));
    }

    /**
     * Somebody was enrolled.
     *
     * @param \core\event\user_enrolment_created $event
     */
    public static function user_enrolment_created(\core\event\user_enrolment_created $event): void {
        self::note(fact::enrolled((int) $event->relateduserid, (int) $event->courseid, $event->other['enrol']));
    }

    /**
     * Somebody was unenrolled.
     *
     * @param \core\event\user_enrolment_deleted $event
     */
    public static function user_enrolment_deleted(\core\event\user_enrolment_deleted $event): void {
        self::note(fact::unenrolled(
            (int) $event->relateduserid,
            (int) $event->courseid,
            $event->other['enrol'],
            (bool) ($event->other['userenrolment']['lastenrol'] ?? true),
        ));
    }

    /**
     * A course was made.
     *
     * @param \core\event\course_created $event
     */
    public static function course_created(\core\event\course_created $event): void {
        self::note(fact::course_created((int) $event->objectid));
    }

    /**
     * A course's settings were changed.
     *
     * @param \core\event\course_updated $event
     */
    public static function course_updated(\core\event\course_updated $event): void {
        self::note(fact::course_updated((int) $event->objectid));
    }

    /**
     * Adds to the outbox.
     *
     * @param fact $fact
     */
    private static function note(fact $fact): void {
        (new outbox())->append($fact);
    }
}
