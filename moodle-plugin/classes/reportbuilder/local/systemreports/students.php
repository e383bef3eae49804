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
use core_reportbuilder\local\entities\user;
use core_reportbuilder\local\helpers\database;
use core_reportbuilder\local\report\action;
use core_reportbuilder\system_report;
use lang_string;
use local_mzi\local\people\link_states;
use local_mzi\local\people\linker;
use local_mzi\reportbuilder\local\entities\student;
use moodle_url;
use pix_icon;

/**
 * Students as Zoho has them, each with the account that is theirs. Parameters: state (one of link_states::ALL; empty for all who
 * were not deleted) and search.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class students extends system_report {
    #[\Override]
    public static function get_name(): string {
        return get_string('students', 'local_mzi');
    }

    #[\Override]
    protected function can_view(): bool {
        return has_capability('local/mzi:manage', system::instance());
    }

    #[\Override]
    protected function initialise(): void {
        $student = new student();
        $alias = $student->get_table_alias('local_mzi_students');
        $this->set_main_table('local_mzi_students', $alias);
        $this->add_entity($student);
        $account = new user();
        $useralias = $account->get_table_alias('user');
        $this->add_entity($account->add_join(
            "LEFT JOIN {user} {$useralias} ON {$useralias}.id = {$alias}.moodle_user_id AND {$useralias}.deleted = 0",
        ));
        $this->add_base_fields("{$alias}.id, {$alias}.moodle_user_id, {$alias}.link_status, {$alias}.deleted");

        $state = $this->get_parameter('state', '', PARAM_ALPHA);
        $search = trim($this->get_parameter('search', '', PARAM_TEXT));
        $this->restrict($alias, $state, $search);
        $this->add_columns_from_entities([
            'student:name',
            'student:studentid',
            'student:email',
            'user:fullnamewithlink',
            'student:state',
            'student:programme',
            'student:changed',
            'student:seen',
        ]);
        $this->get_column('user:fullnamewithlink')
            ->set_title(new lang_string('account', 'local_mzi'))
            ->add_attributes(['data-label' => get_string('account', 'local_mzi')]);
        $this->add_filters_from_entities([
            'student:studentid',
            'student:programme',
            'student:zohoid',
            'student:changed',
            'student:seen',
            'user:username',
        ]);
        $this->set_initial_sort_column('student:name', SORT_ASC);
        $empty = match (true) {
            $search !== '' || $this->get_applied_filter_count() > 0 => 'studentsempty_search',
            in_array($state, link_states::ALL, true) => "studentsempty_{$state}",
            default => 'studentsempty',
        };
        $this->set_default_no_results_notice(new lang_string($empty, 'local_mzi'));
        $this->add_actions();
        $this->set_downloadable(true);
    }

    /**
     * Takes the students of a state that a search finds.
     *
     * @param string $alias of the main table
     * @param string $state
     * @param string $search
     */
    private function restrict(string $alias, string $state, string $search): void {
        if (in_array($state, link_states::ALL, true)) {
            $name = database::generate_param_name();
            $this->add_base_condition_sql(link_states::sql($alias) . " = :{$name}", [$name => $state]);
        } else {
            $this->add_base_condition_sql("{$alias}.deleted = 0");
        }
        [$where, $params] = link_states::search($alias, $search);
        $this->add_base_condition_sql($where, $params);
    }

    /**
     * What can be done about a student.
     */
    private function add_actions(): void {
        $page = '/local/mzi/admin/account.php';
        $cansee = has_capability('local/mzi:viewstudents', system::instance());
        $this->add_action((new action(
            new moodle_url('/local/mzi/index.php', ['userid' => ':moodle_user_id']),
            new pix_icon('t/viewdetails', ''),
            [],
            false,
            new lang_string('studentpages', 'local_mzi'),
        ))->add_callback(static fn(\stdClass $row): bool => $cansee && $row->moodle_user_id !== null && !$row->deleted));
        $this->add_action((new action(
            new moodle_url($page, ['id' => ':id']),
            new pix_icon('t/assignroles', ''),
            [],
            false,
            new lang_string('chooseaccount', 'local_mzi'),
        ))->add_callback(static fn(\stdClass $row): bool => !$row->deleted && $row->link_status !== linker::WAITING));
        $this->add_action((new action(
            new moodle_url($page, ['id' => ':id', 'look' => 1, 'sesskey' => sesskey()]),
            new pix_icon('t/reload', ''),
            [],
            false,
            new lang_string('lookagain', 'local_mzi'),
        ))->add_callback(static fn(\stdClass $row): bool => !$row->deleted));
    }
}
