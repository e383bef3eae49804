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

use core\navigation\output\more_menu;
use core\output\named_templatable;
use local_mzi\local\dashboard\access;
use renderable;

/**
 * A student's pages: the tabs, and the one that is open.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class dashboard_page implements named_templatable, renderable {
    /**
     * Keeps what is shown.
     *
     * @param \stdClass $user the account whose pages they are
     * @param \stdClass|null $student row of local_mzi_students; null where the account is no student's
     * @param string $tab a key of tab::TABS
     * @param bool $reveal whether the national id is shown
     */
    public function __construct(
        /** @var \stdClass */
        private readonly \stdClass $user,
        /** @var \stdClass|null */
        private readonly ?\stdClass $student,
        /** @var string */
        private readonly string $tab,
        /** @var bool */
        private readonly bool $reveal,
    ) {
    }

    #[\Override]
    public function export_for_template(\renderer_base $output): array {
        $userid = (int) $this->user->id;
        $own = access::is_student($userid);
        if ($this->student === null) {
            return ['empty' => get_string($own ? 'notlinked' : 'notlinkedother', 'local_mzi')];
        }
        $class = tab::TABS[$this->tab];
        $tab = $this->tab === 'profile' ? new profile_tab($this->student, $this->reveal) : new $class($this->student);
        return [
            'staff' => $own ? null : get_string('seenbystaff', 'local_mzi', fullname($this->user)),
            'menu' => (new more_menu((object) $this->menu($userid), 'nav-tabs', false))->export_for_template($output),
            'menulabel' => get_string('mystudies', 'local_mzi'),
            'heading' => get_string("tab{$this->tab}", 'local_mzi'),
            'content' => $output->render($tab),
        ];
    }

    /**
     * The tabs.
     *
     * @param int $userid
     * @return array[]
     */
    private function menu(int $userid): array {
        return array_map(fn(string $tab): array => [
            'key' => $tab,
            'text' => get_string("tab{$tab}", 'local_mzi'),
            'url' => tab::url($tab, $userid)->out(),
            'isactive' => $tab === $this->tab,
        ], array_keys(tab::TABS));
    }

    #[\Override]
    public function get_template_name(\renderer_base $renderer): string {
        return 'local_mzi/dashboard_page';
    }
}
