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

/**
 * What the plugin listens to. Every observer writes one row in the transaction of the event.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

defined('MOODLE_INTERNAL') || die();

$observers = [
    [
        'eventname' => \mod_assign\event\submission_graded::class,
        'callback' => [\local_mzi\observer::class, 'submission_graded'],
    ],
    [
        'eventname' => \mod_assign\event\workflow_state_updated::class,
        'callback' => [\local_mzi\observer::class, 'workflow_state_updated'],
    ],
    [
        'eventname' => \core\event\user_created::class,
        'callback' => [\local_mzi\observer::class, 'user_created'],
    ],
    [
        'eventname' => \core\event\user_updated::class,
        'callback' => [\local_mzi\observer::class, 'user_updated'],
    ],
    [
        'eventname' => \core\event\user_enrolment_created::class,
        'callback' => [\local_mzi\observer::class, 'user_enrolment_created'],
    ],
    [
        'eventname' => \core\event\user_enrolment_deleted::class,
        'callback' => [\local_mzi\observer::class, 'user_enrolment_deleted'],
    ],
    [
        'eventname' => \core\event\course_created::class,
        'callback' => [\local_mzi\observer::class, 'course_created'],
    ],
    [
        'eventname' => \core\event\course_updated::class,
        'callback' => [\local_mzi\observer::class, 'course_updated'],
    ],
];
