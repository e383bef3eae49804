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

use local_mzi\local\dashboard\card;
use local_mzi\local\dashboard\pictures;
use local_mzi\local\dashboard\profile;
use local_mzi\local\dashboard\programmes;

/**
 * The page of the student card.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class card_tab extends tab {
    #[\Override]
    public function export_for_template(\renderer_base $output): array {
        global $SITE;
        $card = card::read(profile::read($this->student, false), programmes::read($this->student)['registrations']);
        $photo = pictures::of_user($this->userid());
        return [
            'school' => format_string($SITE->fullname, true, ['escape' => false]),
            'name' => $card['name'],
            'initials' => $this->initials($card['name']),
            'studentid' => $card['student_id'],
            'programme' => $card['programme'],
            'status' => format::word($card['status']),
            'validuntil' => format::date($card['valid_until']),
            'expired' => $card['expired'],
            'photo' => $photo['url'],
            'photowaiting' => $photo['waiting'],
            'photourl' => $this->photo_url(),
        ];
    }

    /**
     * What stands in for a photo.
     *
     * @param string $name
     * @return string
     */
    private function initials(string $name): string {
        $words = preg_split('/\s+/u', trim($name), -1, PREG_SPLIT_NO_EMPTY);
        $ends = count($words) > 1 ? [reset($words), end($words)] : $words;
        return implode(' ', array_map(fn(string $word): string => \core_text::substr($word, 0, 1), $ends));
    }
}
