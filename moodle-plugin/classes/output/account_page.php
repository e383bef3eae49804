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

namespace local_mzi\output;

use core\output\named_templatable;
use local_mzi\local\people\candidates;
use local_mzi\local\people\person_name;
use renderable;
use renderer_base;

/**
 * A student and the accounts that may be theirs, to choose from.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class account_page implements named_templatable, renderable {
    /**
     * Keeps whom it is about.
     *
     * @param \stdClass $student row of local_mzi_students
     * @param string $state one of link_states::ALL
     * @param int $failed number of enrolments that Moodle refused
     */
    public function __construct(
        /** @var \stdClass */
        private readonly \stdClass $student,
        /** @var string */
        private readonly string $state,
        /** @var int */
        private readonly int $failed,
    ) {
    }

    #[\Override]
    public function get_template_name(renderer_base $renderer): string {
        return 'local_mzi/account';
    }

    #[\Override]
    public function export_for_template(renderer_base $output): array {
        $student = $this->student;
        $accounts = array_map(fn(\stdClass $candidate): array => $this->account($candidate), candidates::of($student));
        return [
            'state' => link_state::html($this->state, $student->link_reason, $this->failed),
            'facts' => ['facts' => format::facts([
                'name' => person_name::of($student),
                'studentid' => $student->student_id,
                'academicemail' => $student->academic_email,
                'email' => $student->email,
                'programme' => $student->academic_program,
                'zohoid' => $student->zoho_student_id,
            ])],
            'accounts' => array_values($accounts),
            'empty' => $accounts === [],
            'lookurl' => (new \moodle_url('/local/mzi/admin/account.php', [
                'id' => $student->id,
                'look' => 1,
                'sesskey' => sesskey(),
            ]))->out(false),
            'backurl' => (new \moodle_url('/local/mzi/admin/students.php'))->out(false),
        ];
    }

    /**
     * An account.
     *
     * @param \stdClass $candidate
     * @return array
     */
    private function account(\stdClass $candidate): array {
        $user = $candidate->user;
        $canchoose = $candidate->objection === null && !$candidate->current;
        return [
            'id' => $user->id,
            'name' => fullname($user),
            'url' => (new \moodle_url('/user/profile.php', ['id' => $user->id]))->out(false),
            'username' => $user->username,
            'email' => $user->email,
            'lastaccess' => $user->lastaccess ? format::time((int) $user->lastaccess) : get_string('never'),
            'suspended' => (bool) $user->suspended,
            'current' => $candidate->current,
            'reasons' => array_map(
                fn(string $reason): string => get_string("candidate_{$reason}", 'local_mzi'),
                $candidate->reasons,
            ),
            'objection' => $candidate->objection === null
                ? null
                : get_string("linkreason_{$candidate->objection}", 'local_mzi'),
            'hasothers' => $candidate->others !== [],
            'others' => $candidate->others,
            'chooseurl' => $canchoose
                ? (new \moodle_url('/local/mzi/admin/account.php', ['id' => $this->student->id, 'choose' => $user->id]))->out(false)
                : null,
        ];
    }
}
