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

declare(strict_types=1);

namespace local_mzi\reportbuilder\local\systemreports;

use core\context\system;
use core_reportbuilder\local\helpers\database;
use core_reportbuilder\local\report\action;
use core_reportbuilder\system_report;
use lang_string;
use local_mzi\local\outbox\outbox as outboxtable;
use local_mzi\reportbuilder\local\entities\outbox_event;
use moodle_url;
use pix_icon;

/**
 * What waits for the bridge, what failed and what was sent. Parameters: state (one of outbox::STATES; empty for all) and type (a
 * type of facts; empty for all).
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class outbox extends system_report {
    #[\Override]
    public static function get_name(): string {
        return get_string('outbox', 'local_mzi');
    }

    #[\Override]
    protected function can_view(): bool {
        return has_capability('local/mzi:manage', system::instance());
    }

    #[\Override]
    protected function initialise(): void {
        $event = new outbox_event();
        $alias = $event->get_table_alias('local_mzi_outbox');
        $this->set_main_table('local_mzi_outbox', $alias);
        $this->add_entity($event);
        $this->add_base_fields("{$alias}.id, {$alias}.status");

        $state = $this->get_parameter('state', '', PARAM_ALPHA);
        $state = in_array($state, outboxtable::STATES, true) ? $state : '';
        $type = $this->get_parameter('type', '', PARAM_ALPHANUMEXT);
        foreach (array_filter(['status' => $state, 'eventtype' => $type]) as $column => $value) {
            $name = database::generate_param_name();
            $this->add_base_condition_sql("{$alias}.{$column} = :{$name}", [$name => $value]);
        }
        $this->add_columns_from_entities($this->columns($state));
        $this->add_filters_from_entities([
            'outbox_event:noted',
            'outbox_event:sent',
            'outbox_event:attempts',
            'outbox_event:eventid',
        ]);
        $this->set_initial_sort_column('outbox_event:noted', SORT_DESC);
        $empty = match (true) {
            $type !== '' || $this->get_applied_filter_count() > 0 => 'outboxempty_search',
            $state !== '' => "outboxempty_{$state}",
            default => 'outboxempty',
        };
        $this->set_default_no_results_notice(new lang_string($empty, 'local_mzi'));
        $this->add_actions($type);
        $this->set_downloadable(true);
    }

    /**
     * The columns that say something about rows in a state.
     *
     * @param string $state empty for all
     * @return string[]
     */
    private function columns(string $state): array {
        $columns = match ($state) {
            outboxtable::WAITING => ['attempts', 'reason', 'next'],
            outboxtable::PARKED => ['attempts', 'reason', 'eventid'],
            outboxtable::SENT => ['attempts', 'sent', 'eventid'],
            outboxtable::DISCARDED => ['attempts', 'reason', 'eventid'],
            default => ['state', 'attempts', 'reason', 'next', 'sent'],
        };
        return array_map(fn(string $column): string => "outbox_event:{$column}", ['noted', 'type', 'about', ...$columns]);
    }

    /**
     * What can be done about a row.
     *
     * @param string $type of the facts that are shown
     */
    private function add_actions(string $type): void {
        $state = $this->get_parameter('state', '', PARAM_ALPHA);
        $params = ['id' => ':id', 'state' => $state, 'type' => $type, 'sesskey' => sesskey()];
        $isopen = static fn(\stdClass $row): bool => in_array($row->status, [outboxtable::WAITING, outboxtable::PARKED], true);
        $this->add_action((new action(
            new moodle_url('/local/mzi/admin/outboxaction.php', ['do' => 'retry'] + $params),
            new pix_icon('t/reload', ''),
            [],
            false,
            new lang_string('outboxretry', 'local_mzi'),
        ))->add_callback($isopen));
        $this->add_action((new action(
            new moodle_url('/local/mzi/admin/outboxaction.php', ['do' => 'discard'] + $params),
            new pix_icon('t/delete', ''),
            ['class' => 'text-danger'],
            false,
            new lang_string('outboxdiscard', 'local_mzi'),
        ))->add_callback($isopen));
    }
}
