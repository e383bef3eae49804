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

use local_mzi\local\dashboard\pictures;
use local_mzi\local\dashboard\profile;

/**
 * The page that says who the student is.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class profile_tab extends tab {
    /**
     * Keeps what is shown.
     *
     * @param \stdClass $student row of local_mzi_students, linked to an account
     * @param bool $reveal whether the national id is shown
     */
    public function __construct(
        \stdClass $student,
        /** @var bool */
        private readonly bool $reveal = false,
    ) {
        parent::__construct($student);
    }

    #[\Override]
    public function export_for_template(\renderer_base $output): array {
        $profile = profile::read($this->student, $this->reveal);
        $photo = pictures::of_user($this->userid());
        return [
            'name' => $profile['name'],
            'studentid' => $profile['student_id'],
            'programme' => $profile['academic_program'],
            'status' => format::badge($profile['status']),
            'photo' => $photo['url'],
            'photowaiting' => $photo['waiting_url'],
            'photourl' => $this->photo_url(),
            'sections' => $this->sections($profile),
            'hasnationalid' => $profile['has_national_id'],
            'nationalid' => $profile['national_id'],
            'revealurl' => self::url('profile', $this->userid())->out(false),
            'sesskey' => sesskey(),
        ];
    }

    /**
     * What is known, under headings.
     *
     * @param array $profile
     * @return array[]
     */
    private function sections(array $profile): array {
        $sections = [
            'studies' => format::facts([
                'programme' => $profile['academic_program'],
                'major' => $profile['major'],
                'submajor' => $profile['sub_major'],
                'studylanguage' => format::word($profile['study_language']),
                'registrationdate' => format::date($profile['registration_date']),
                'registrationnumber' => $profile['registration_number'],
            ]),
            'contact' => format::facts([
                'academicemail' => $profile['academic_email'],
                'email' => $profile['email'] === $profile['academic_email'] ? null : $profile['email'],
                'phone' => $profile['phone_number'],
                'address' => $profile['address'],
                'city' => $profile['city'],
            ]),
            'emergency' => format::facts([
                'emergencyname' => $profile['emergency_contact_name'],
                'emergencyphone' => $profile['emergency_contact_phone'],
            ]),
            'personal' => format::facts([
                'firstname' => $profile['first_name'],
                'lastname' => $profile['last_name'],
                'dateofbirth' => format::date($profile['date_of_birth']),
                'gender' => format::word($profile['gender']),
                'nationality' => $profile['nationality'],
            ]),
        ];
        $shown = [];
        foreach ($sections as $name => $facts) {
            $personal = $name === 'personal' && $profile['has_national_id'];
            if ($facts || $personal) {
                $shown[] = ['heading' => get_string($name, 'local_mzi'), 'facts' => $facts, 'personal' => $personal];
            }
        }
        return $shown;
    }
}
