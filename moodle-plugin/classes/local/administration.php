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
 * What the administration pages have in common: where they are, and who may change anything on them.
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

    /**
     * Says where a page is. Moodle finds pages of its administration only by the exact address that its menu has.
     *
     * @param \moodle_page $page after admin_externalpage_setup()
     * @param string $section students, outbox or windows
     * @param string $name of that, as plain text
     * @param string|null $title of a page below it, as plain text
     */
    public static function locate(\moodle_page $page, string $section, string $name, ?string $title = null): void {
        $page->set_primary_active_tab('siteadminnode');
        $page->navbar->ignore_active();
        $category = new \moodle_url('/admin/category.php', ['category' => 'local_mzi']);
        $page->navbar->add(get_string('pluginname', 'local_mzi'), $category);
        $page->navbar->add($name, new \moodle_url("/local/mzi/admin/{$section}.php"));
        if ($title !== null) {
            $page->navbar->add(s($title), $page->url);
            $page->set_title($title . \moodle_page::TITLE_SEPARATOR . $name);
        }
    }
}
