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
use local_mzi\local\dashboard\access;
use local_mzi\local\requests\offers;
use local_mzi\local\requests\types;
use renderable;

/**
 * One of the student pages.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
abstract class tab implements named_templatable, renderable {
    /** @var string[] pages by their name in the address */
    public const TABS = [
        'profile' => profile_tab::class,
        'programmes' => programmes_tab::class,
        'classes' => classes_tab::class,
        'requests' => requests_tab::class,
        'card' => card_tab::class,
    ];

    /**
     * Keeps whose page it is.
     *
     * @param \stdClass $student row of local_mzi_students, linked to an account
     */
    public function __construct(
        /** @var \stdClass row of local_mzi_students */
        protected readonly \stdClass $student,
    ) {
    }

    /**
     * The address of a page.
     *
     * @param string $tab
     * @param int $userid whose page
     * @return \moodle_url
     */
    public static function url(string $tab, int $userid): \moodle_url {
        global $USER;
        $params = $userid === (int) $USER->id ? [] : ['userid' => $userid];
        return new \moodle_url('/local/mzi/index.php', $params + ['tab' => $tab]);
    }

    /**
     * The address of the form of a request.
     *
     * @param string $type a key of types::WORDS
     * @return \moodle_url
     */
    public static function request_url(string $type): \moodle_url {
        return new \moodle_url('/local/mzi/request.php', ['type' => $type]);
    }

    /**
     * The address at which the student hands in a new photo.
     *
     * @return string|null null where somebody else is looking, or one waits already, or it is not the time
     */
    protected function photo_url(): ?string {
        $can = access::is_student($this->userid()) && (new offers($this->student))->refusal(types::PHOTO) === null;
        return $can ? self::request_url(types::PHOTO)->out(false) : null;
    }

    /**
     * The student's account.
     *
     * @return int
     */
    protected function userid(): int {
        return (int) $this->student->moodle_user_id;
    }

    #[\Override]
    public function get_template_name(\renderer_base $renderer): string {
        return 'local_mzi/' . (new \ReflectionClass($this))->getShortName();
    }
}
