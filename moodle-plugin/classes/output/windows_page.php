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
use local_mzi\local\requests\window_editor;
use local_mzi\local\requests\windows;
use renderable;
use renderer_base;

/**
 * When which kind of request can be made.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class windows_page implements named_templatable, renderable {
    /** @var string */
    private const PAGE = '/local/mzi/admin/window.php';

    #[\Override]
    public function get_template_name(renderer_base $renderer): string {
        return 'local_mzi/windows';
    }

    #[\Override]
    public function export_for_template(renderer_base $output): array {
        $now = \core\di::get(\core\clock::class)->time();
        $open = windows::open();
        $types = [];
        foreach (window_editor::all() as $type => $windows) {
            $isopen = in_array($type, $open, true);
            $types[] = [
                'type' => $type,
                'name' => get_string("value_{$type}", 'local_mzi'),
                'state' => [
                    'text' => get_string($isopen ? 'windowopen' : 'windowclosed', 'local_mzi'),
                    'colour' => $isopen ? 'bg-success text-white' : 'bg-secondary text-dark',
                ],
                'any' => $windows === [],
                'windows' => array_map(fn(\stdClass $window): array => $this->window($output, $window, $now), $windows),
                'addurl' => (new \moodle_url(self::PAGE, ['type' => $type]))->out(false),
            ];
        }
        return ['types' => $types];
    }

    /**
     * A window.
     *
     * @param renderer_base $output
     * @param \stdClass $window row
     * @param int $now seconds since 1970
     * @return array
     */
    private function window(renderer_base $output, \stdClass $window, int $now): array {
        $about = [
            'from' => format::time((int) $window->timeopen ?: null),
            'until' => format::time((int) $window->timeclose ?: null),
        ];
        $words = get_string(match (true) {
            $about['from'] !== null && $about['until'] !== null => 'windowbetween',
            $about['from'] !== null => 'windowsince',
            $about['until'] !== null => 'windowto',
            default => 'windowalways',
        }, 'local_mzi', $about);
        $enabled = (bool) $window->enabled;
        return [
            'words' => $words,
            'off' => !$enabled,
            'past' => (int) $window->timeclose !== 0 && $window->timeclose <= $now,
            'editurl' => (new \moodle_url(self::PAGE, ['id' => $window->id]))->out(false),
            'actions' => $this->action($output, $window, 'edit', 't/edit', get_string('edit'), $words, false)
                . $this->action(
                    $output,
                    $window,
                    $enabled ? 'off' : 'on',
                    $enabled ? 't/hide' : 't/show',
                    get_string($enabled ? 'windowoff' : 'windowon', 'local_mzi'),
                    $words,
                    true,
                )
                . $this->action($output, $window, 'delete', 't/delete', get_string('delete'), $words, true),
        ];
    }

    /**
     * An icon that does something with a window.
     *
     * @param renderer_base $output
     * @param \stdClass $window
     * @param string $do
     * @param string $icon
     * @param string $label
     * @param string $words which window, for screen readers
     * @param bool $changes
     * @return string HTML
     */
    private function action(
        renderer_base $output,
        \stdClass $window,
        string $do,
        string $icon,
        string $label,
        string $words,
        bool $changes,
    ): string {
        $params = ['id' => $window->id] + ($changes ? ['do' => $do, 'sesskey' => sesskey()] : []);
        return $output->action_icon(
            new \moodle_url(self::PAGE, $params),
            new \pix_icon($icon, "{$label}: {$words}"),
            null,
            ['title' => $label],
        );
    }
}
