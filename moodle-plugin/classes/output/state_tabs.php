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
use renderable;
use renderer_base;

/**
 * States with how much is in each, to choose from.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class state_tabs implements named_templatable, renderable {
    /**
     * Keeps what is to be shown.
     *
     * @param \moodle_url $url the page with its other parameters
     * @param string $label what the states are, for screen readers
     * @param array[] $states by state, empty for all: name and number
     * @param string $current
     */
    public function __construct(
        /** @var \moodle_url */
        private readonly \moodle_url $url,
        /** @var string */
        private readonly string $label,
        /** @var array[] */
        private readonly array $states,
        /** @var string */
        private readonly string $current,
    ) {
    }

    #[\Override]
    public function get_template_name(renderer_base $renderer): string {
        return 'local_mzi/state_tabs';
    }

    #[\Override]
    public function export_for_template(renderer_base $output): array {
        $tabs = [];
        foreach ($this->states as $state => [$name, $number]) {
            $url = new \moodle_url($this->url);
            if ($state === '') {
                $url->remove_params('state');
            } else {
                $url->param('state', $state);
            }
            $tabs[] = [
                'state' => $state,
                'name' => $name,
                'number' => format_float($number, 0),
                'current' => (string) $state === $this->current,
                'url' => $url->out(false),
            ];
        }
        return ['label' => $this->label, 'tabs' => $tabs];
    }
}
