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
use core_reportbuilder\local\filters\text;
use core_reportbuilder\local\report\column;
use core_reportbuilder\local\report\filter;
use lang_string;
use local_mzi\local\people\link_states;
use local_mzi\local\people\person_name;
use local_mzi\output\link_state;
use local_mzi\output\tab;

/**
 * A student as Zoho has them.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class student extends base {
    #[\Override]
    protected function get_default_tables(): array {
        return ['local_mzi_students'];
    }

    #[\Override]
    protected function get_default_entity_title(): lang_string {
        return new lang_string('student', 'local_mzi');
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
        $alias = $this->get_table_alias('local_mzi_students');
        $cansee = has_capability('local/mzi:viewstudents', \core\context\system::instance());
        return [
            $this->text('name', 'name', "{$alias}.last_name")
                ->add_fields("{$alias}.last_name, {$alias}.first_name, {$alias}.display_name, {$alias}.student_id,
                    {$alias}.zoho_student_id, {$alias}.moodle_user_id, {$alias}.deleted")
                ->set_is_sortable(true, ["{$alias}.last_name", "{$alias}.first_name", "{$alias}.display_name"])
                ->set_callback(static function (?string $value, \stdClass $row) use ($cansee): string {
                    $name = \html_writer::tag('bdi', s(person_name::of($row)));
                    return $cansee && $row->moodle_user_id !== null && !$row->deleted
                        ? \html_writer::link(tab::url('profile', (int) $row->moodle_user_id), $name)
                        : $name;
                }),
            $this->text('studentid', 'studentid', "{$alias}.student_id"),
            $this->text('email', 'email', "COALESCE({$alias}.academic_email, {$alias}.email)"),
            $this->text('state', 'state', link_states::sql($alias))
                ->add_field("{$alias}.link_reason")
                ->add_field(link_states::failed_enrolments($alias), 'failed')
                ->set_callback(static fn(string $state, \stdClass $row): string =>
                    link_state::html($state, $row->link_reason, (int) $row->failed)),
            $this->text('programme', 'programme', "{$alias}.academic_program"),
            $this->time('changed', 'changedinzoho', "{$alias}.zoho_modified_time"),
            $this->time('seen', 'lastseen', "{$alias}.synced_at"),
            $this->text('zohoid', 'zohoid', "{$alias}.zoho_student_id"),
        ];
    }

    /**
     * A column with a text.
     *
     * @param string $name
     * @param string $title a string of the plugin
     * @param string $sql
     * @return column
     */
    private function text(string $name, string $title, string $sql): column {
        return (new column($name, new lang_string($title, 'local_mzi'), $this->get_entity_name()))
            ->add_joins($this->get_joins())
            ->set_type(column::TYPE_TEXT)
            ->add_field($sql, $name)
            ->set_is_sortable(true)
            ->add_callback(static fn(?string $value): string =>
                $value === null ? '' : \html_writer::tag('bdi', s($value)));
    }

    /**
     * A column with a point in time.
     *
     * @param string $name
     * @param string $title a string of the plugin
     * @param string $sql
     * @return column
     */
    private function time(string $name, string $title, string $sql): column {
        return (new column($name, new lang_string($title, 'local_mzi'), $this->get_entity_name()))
            ->add_joins($this->get_joins())
            ->set_type(column::TYPE_TIMESTAMP)
            ->add_field($sql, $name)
            ->set_is_sortable(true)
            ->add_callback(
                [\core_reportbuilder\local\helpers\format::class, 'userdate'],
                get_string('strftimedatetimeshort', 'core_langconfig'),
            );
    }

    /**
     * The filters.
     *
     * @return filter[]
     */
    protected function get_all_filters(): array {
        $alias = $this->get_table_alias('local_mzi_students');
        $filters = [
            [text::class, 'studentid', 'studentid', 'student_id'],
            [text::class, 'programme', 'programme', 'academic_program'],
            [text::class, 'zohoid', 'zohoid', 'zoho_student_id'],
            [date::class, 'changed', 'changedinzoho', 'zoho_modified_time'],
            [date::class, 'seen', 'lastseen', 'synced_at'],
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
