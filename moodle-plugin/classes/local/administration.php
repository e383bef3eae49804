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
 * Who may change anything on the administration pages, and how.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class administration {
    /** @var string */
    private const CAPABILITY = 'local/mzi:manage';

    /**
     * Lets the current user change something: they may, and mean to, for the page they come from is this site's.
     *
     * @throws \moodle_exception when they may not, or the sesskey is missing or wrong
     */
    public static function require_change(): void {
        require_capability(self::CAPABILITY, \core\context\system::instance());
        require_sesskey();
    }
}
