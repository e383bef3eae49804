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

namespace local_mzi\reportbuilder\local\entities;

use core_reportbuilder\local\entities\base;
use core_reportbuilder\local\filters\date;
use core_reportbuilder\local\filters\number;
use core_reportbuilder\local\filters\text;
use core_reportbuilder\local\report\column;
use core_reportbuilder\local\report\filter;
use lang_string;
use local_mzi\output\outbox_words;

/**
 * Something that happened in Moodle and that the bridge is to hear of.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class outbox_event extends base {
    #[\Override]
    protected function get_default_tables(): array {
        return ['local_mzi_outbox'];
    }

    #[\Override]
    protected function get_default_entity_title(): lang_string {
        return new lang_string('outboxevent', 'local_mzi');
    }

    #[\Override]
    public function initialise(): base {
        foreach ($this->get_all_columns() as $column) {
            $this->add_column($column->add_attributes(['data-label' => $column->get_title()]));
        }
        foreach ($this->get_all_filters() as $filter) {
            $this->add_filter($filter)->add_condition($filter);
        }
        return $this;
    }

    /**
     * The columns.
     *
     * @return column[]
     */
    protected function get_all_columns(): array {
        $alias = $this->get_table_alias('local_mzi_outbox');
        return [
            $this->column('noted', 'outboxnoted', column::TYPE_TIMESTAMP)
                ->add_field("{$alias}.timecreated")
                ->add_field("{$alias}.id")
                ->set_is_sortable(true, ["{$alias}.timecreated", "{$alias}.id"])
                ->add_callback(static fn(?int $value): string => outbox_words::time($value)),
            $this->column('type', 'outboxevent', column::TYPE_TEXT)
                ->add_field("{$alias}.eventtype")
                ->set_is_sortable(true)
                ->add_callback(static fn(string $value): string => s(outbox_words::type($value))),
            $this->column('about', 'outboxabout', column::TYPE_LONGTEXT)
                ->add_field("{$alias}.payload")
                ->add_callback(static fn(string $value): string => outbox_words::about($value)),
            $this->column('state', 'state', column::TYPE_TEXT)
                ->add_field("{$alias}.status")
                ->set_is_sortable(true)
                ->add_callback(static fn(string $value): string => outbox_words::state($value)),
            $this->column('attempts', 'outboxattempts', column::TYPE_INTEGER)
                ->add_field("{$alias}.attempts")
                ->set_is_sortable(true),
            $this->column('reason', 'outboxreason', column::TYPE_LONGTEXT)
                ->add_field("{$alias}.lasterror")
                ->add_callback(static fn(?string $value): string => outbox_words::reason($value)),
            $this->column('next', 'outboxnext', column::TYPE_TIMESTAMP)
                ->add_field("CASE WHEN {$alias}.status = 'waiting' THEN {$alias}.timedue END", 'nextattempt')
                ->set_is_sortable(true)
                ->add_callback(static fn(?int $value): string => outbox_words::next($value)),
            $this->column('eventid', 'outboxeventid', column::TYPE_TEXT)
                ->add_field("{$alias}.eventid")
                ->set_is_sortable(true)
                ->add_callback(static fn(string $value): string => outbox_words::id($value)),
            $this->column('sent', 'outboxsenton', column::TYPE_TIMESTAMP)
                ->add_field("{$alias}.timesent")
                ->set_is_sortable(true)
                ->add_callback(static fn(?int $value): string => outbox_words::time($value)),
        ];
    }

    /**
     * A column.
     *
     * @param string $name
     * @param string $title a string of the plugin
     * @param int $type
     * @return column
     */
    private function column(string $name, string $title, int $type): column {
        return (new column($name, new lang_string($title, 'local_mzi'), $this->get_entity_name()))
            ->add_joins($this->get_joins())
            ->set_type($type);
    }

    /**
     * The filters.
     *
     * @return filter[]
     */
    protected function get_all_filters(): array {
        $alias = $this->get_table_alias('local_mzi_outbox');
        $filters = [
            [date::class, 'noted', 'outboxnoted', 'timecreated'],
            [date::class, 'sent', 'outboxsenton', 'timesent'],
            [number::class, 'attempts', 'outboxattempts', 'attempts'],
            [text::class, 'eventid', 'outboxeventid', 'eventid'],
        ];
        return array_map(fn(array $filter): filter => (new filter(
            $filter[0],
            $filter[1],
            new lang_string($filter[2], 'local_mzi'),
            $this->get_entity_name(),
            "{$alias}.{$filter[3]}",
        ))->add_joins($this->get_joins()), $filters);
    }
}
