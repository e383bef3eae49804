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

namespace local_mzi\local\people;

use local_mzi\local\records\entity_type;

/**
 * Which records of people point to which account, and which have it. Siblings share e-mail addresses, so an account that
 * two records point to is nobody's.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class claims {
    /** @var array[] ids of records by e-mail address in lower case: who has it as academic e-mail */
    private array $byemail = [];

    /** @var array[] the same, of those only that have no account yet */
    private array $openbyemail = [];

    /** @var array[] ids of records by student id in lower case, of those that have no account yet */
    private array $openbyname = [];

    /** @var string[] Zoho id of the record that is linked to an account, by id of the account */
    private array $holders = [];

    /**
     * Reads what the table says, and takes for rows that are about to be written what they will say.
     *
     * @param entity_type $type students or teachers
     * @param \stdClass[] $rows about to be written
     * @param accounts $accounts
     * @param string[] $emails in lower case, of rows without an account
     */
    public function __construct(entity_type $type, array $rows, accounts $accounts, array $emails) {
        $all = $accounts->all();
        $usernames = array_column($all, 'username');
        $emails = array_unique([...array_values($emails), ...array_column($all, 'email'), ...$usernames]);
        $own = [];
        foreach ($rows as $row) {
            $own[$row->{$type->idcolumn}] = true;
            $this->note($type, $row);
        }
        foreach (self::stored($type, array_keys($all), $emails, $usernames) as $row) {
            if (!isset($own[$row->{$type->idcolumn}])) {
                $this->note($type, $row);
            }
        }
    }

    /**
     * Rows that have one of the accounts, or point to one.
     *
     * @param entity_type $type
     * @param int[] $ids of accounts
     * @param string[] $emails
     * @param string[] $usernames
     * @return \stdClass[]
     */
    private static function stored(entity_type $type, array $ids, array $emails, array $usernames): array {
        global $DB;
        $columns = ['moodle_user_id' => $ids, 'LOWER(academic_email)' => $emails];
        $fields = "id, {$type->idcolumn}, moodle_user_id, academic_email";
        if (isset($type->attributes['student_id'])) {
            $columns['LOWER(student_id)'] = $usernames;
            $fields .= ', student_id';
        }
        $or = [];
        $params = [];
        foreach (array_filter($columns) as $column => $values) {
            [$insql, $inparams] = $DB->get_in_or_equal(array_map('strval', array_values($values)));
            $or[] = "$column $insql";
            $params = [...$params, ...$inparams];
        }
        if (!$or) {
            return [];
        }
        return $DB->get_records_select($type->table, 'deleted = 0 AND (' . implode(' OR ', $or) . ')', $params, 'id', $fields);
    }

    /**
     * Notes what a row says.
     *
     * @param entity_type $type
     * @param \stdClass $row
     */
    private function note(entity_type $type, \stdClass $row): void {
        $zohoid = (string) $row->{$type->idcolumn};
        $email = linker::lower($row->academic_email);
        $name = linker::lower($row->student_id ?? null);
        if ($email !== null) {
            $this->byemail[$email][$zohoid] = true;
        }
        if ($row->moodle_user_id !== null) {
            $this->hold((int) $row->moodle_user_id, $zohoid);
            return;
        }
        if ($email !== null) {
            $this->openbyemail[$email][$zohoid] = true;
        }
        if ($name !== null) {
            $this->openbyname[$name][$zohoid] = true;
        }
    }

    /**
     * Notes that a record is linked to an account.
     *
     * @param int $accountid
     * @param string $zohoid
     */
    public function hold(int $accountid, string $zohoid): void {
        $this->holders[$accountid] = $zohoid;
    }

    /**
     * Whether an account is linked to another record.
     *
     * @param \stdClass $account
     * @param string $zohoid
     * @return bool
     */
    public function is_held_by_another(\stdClass $account, string $zohoid): bool {
        return isset($this->holders[$account->id]) && $this->holders[$account->id] !== $zohoid;
    }

    /**
     * Records without an account that point to one, by e-mail address or student id.
     *
     * @param \stdClass $account
     * @return string[] Zoho ids
     */
    public function to(\stdClass $account): array {
        return array_map('strval', array_keys(
            ($this->openbyemail[$account->email] ?? []) + ($this->openbyemail[$account->username] ?? [])
                + ($this->openbyname[$account->username] ?? []),
        ));
    }

    /**
     * Records without an account whose student id is an account's user name.
     *
     * @param \stdClass $account
     * @return string[] Zoho ids
     */
    public function by_name_to(\stdClass $account): array {
        return array_map('strval', array_keys($this->openbyname[$account->username] ?? []));
    }

    /**
     * Whether several records have an academic e-mail address.
     *
     * @param string $email in lower case
     * @return bool
     */
    public function is_shared(string $email): bool {
        return count($this->byemail[$email] ?? []) > 1;
    }
}
