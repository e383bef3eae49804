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
use local_mzi\local\outbox\bridge;
use local_mzi\local\outbox\outbox;
use local_mzi\local\outbox\pause;
use renderable;
use renderer_base;

/**
 * How the outbox stands: figures by state, types to choose from, whether the bridge is away, and what can be done with all that
 * failed.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class outbox_page implements named_templatable, renderable {
    /**
     * Keeps what is chosen.
     *
     * @param \moodle_url $url the page
     * @param string $state one of outbox::STATES; empty for all
     * @param string $type a type of facts; empty for all
     */
    public function __construct(
        /** @var \moodle_url */
        private readonly \moodle_url $url,
        /** @var string */
        private readonly string $state,
        /** @var string */
        private readonly string $type,
    ) {
    }

    #[\Override]
    public function get_template_name(renderer_base $renderer): string {
        return 'local_mzi/outbox';
    }

    #[\Override]
    public function export_for_template(renderer_base $output): array {
        $outbox = new outbox();
        $counts = $outbox->counts($this->type);
        $oldest = $outbox->state()->oldest;
        $shown = in_array($this->state, ['', outbox::PARKED], true);
        return [
            'tabs' => $output->render($this->tabs($counts)),
            'types' => $output->render($this->select()),
            'oldest' => $oldest === null ? null : get_string('outboxoldest', 'local_mzi', format::time($oldest)),
            'notset' => bridge::configured() === null,
            'settingsurl' => (new \moodle_url('/admin/settings.php', ['section' => 'local_mzi_settings']))->out(false),
            'away' => $this->away(),
            'askurl' => $this->action('ask'),
            'retryall' => $shown && $counts[outbox::PARKED] > 0 ? $this->action('retry') : null,
            'discardall' => $shown && $counts[outbox::PARKED] > 0 ? $this->action('discard') : null,
            'failed' => format_float($counts[outbox::PARKED], 0),
            'sesskey' => sesskey(),
        ];
    }

    /**
     * The figures.
     *
     * @param int[] $counts by state
     * @return state_tabs
     */
    private function tabs(array $counts): state_tabs {
        $states = ['' => [get_string('all'), array_sum($counts)]];
        foreach ($counts as $state => $number) {
            $states[$state] = [get_string("outboxstate_{$state}", 'local_mzi'), $number];
        }
        return new state_tabs($this->url, get_string('state', 'local_mzi'), $states, $this->state);
    }

    /**
     * The types to choose from.
     *
     * @return \single_select
     */
    private function select(): \single_select {
        $url = new \moodle_url($this->url);
        $url->remove_params('type');
        $types = ['' => get_string('outboxalltypes', 'local_mzi')] + outbox_words::types();
        $select = new \single_select($url, 'type', $types, $this->type, null);
        $select->set_label(get_string('outboxevent', 'local_mzi'));
        return $select;
    }

    /**
     * Why nothing is sent.
     *
     * @return array|null words, and when it is tried again; null while the bridge is not known to be away
     */
    private function away(): ?array {
        $state = (new pause())->state();
        return $state === null ? null : [
            'words' => get_string('outboxpaused', 'local_mzi', [
                'time' => format::time($state->since),
                'why' => $state->problem->words(),
            ]),
            'until' => get_string('outboxpauseduntil', 'local_mzi', format::time($state->until)),
        ];
    }

    /**
     * Where something is done.
     *
     * @param string $do
     * @return string
     */
    private function action(string $do): string {
        $params = array_filter(['state' => $this->state, 'type' => $this->type], fn(string $value): bool => $value !== '');
        return (new \moodle_url('/local/mzi/admin/outboxaction.php', ['do' => $do] + $params))->out(false);
    }
}
