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

namespace local_mzi\local\requests;

/**
 * Which kinds of requests a student can make at the moment, and what is against the others.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class offers {
    /** @var array[] as windows::all() gives them */
    private readonly array $windows;

    /** @var string[] kinds of the student's requests that nobody has decided on */
    private readonly array $waiting;

    /**
     * Reads what they depend on.
     *
     * @param \stdClass $student row of local_mzi_students, linked to an account
     */
    public function __construct(
        /** @var \stdClass */
        private readonly \stdClass $student,
    ) {
        $this->windows = windows::all();
        $this->waiting = array_keys(waiting::by_type($student));
    }

    /**
     * What is against a request of a kind.
     *
     * @param string $type
     * @return array|null a string of the plugin and what it is about; null where nothing is
     */
    public function refusal(string $type): ?array {
        $window = $this->windows[$type] ?? ['open' => false, 'opens' => null];
        return match (true) {
            !$window['open'] && $window['opens'] !== null => [
                'requestopens', userdate($window['opens'], get_string('strftimedatetime', 'langconfig')),
            ],
            !$window['open'] => ['requestclosed', null],
            in_array($type, types::ONE_AT_A_TIME, true) && in_array($type, $this->waiting, true) => ['requestwaits', null],
            $type === types::CLASS_DROP && !choices::droppable($this->student) => ['requestnodrop', null],
            $type === types::LATE_SUBMISSION && !choices::units($this->student) => ['requestnounit', null],
            default => null,
        };
    }

    /**
     * When a kind that can be made now cannot be made any more.
     *
     * @param string $type
     * @return int|null seconds since 1970; null for never
     */
    public function closes(string $type): ?int {
        return $this->windows[$type]['closes'];
    }
}
