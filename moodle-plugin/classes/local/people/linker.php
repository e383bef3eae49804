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
 * Links students and teachers to Moodle accounts, as a set. A link shows a student's fees to whoever has the account, so
 * it is made only to exactly one account that is confirmed, no administrator's, linked to no other record and pointed to
 * by no other record. It is looked for by: the id that Zoho gives; academic e-mail (as e-mail or user name); user name =
 * student id. A link that was made stays for as long as the account does. What remains is waiting (nothing found) or
 * ambiguous (something found that may be another's).
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class linker {
    /** @var string the record has its account */
    public const LINKED = 'linked';

    /** @var string no account was found yet */
    public const WAITING = 'waiting';

    /** @var string what was found may be another's: a person has to decide */
    public const AMBIGUOUS = 'ambiguous';

    /** @var string Zoho has no such record any more */
    public const DELETED = 'deleted';

    /** @var accounts|null */
    private ?accounts $accounts = null;

    /** @var claims|null */
    private ?claims $claims = null;

    /**
     * A linker for records of one type.
     *
     * @param entity_type $type students or teachers
     */
    public function __construct(
        /** @var entity_type students or teachers */
        private readonly entity_type $type,
    ) {
    }

    /**
     * Sets moodle_user_id, link_status and link_reason of rows that are about to be written.
     *
     * @param \stdClass[] $rows
     */
    public function link(array $rows): void {
        $this->keep($rows);
        $open = array_filter($rows, fn(\stdClass $row): bool => $row->moodle_user_id === null);
        if (!$open) {
            return;
        }
        $emails = array_filter(array_map(fn(\stdClass $row): ?string => self::lower($row->academic_email), $open));
        $names = array_filter(array_map(fn(\stdClass $row): ?string => self::lower($row->student_id ?? null), $open));
        $ids = array_filter(array_map(fn(\stdClass $row): int => (int) $row->zoho_moodle_user_id, $open));
        $this->accounts = new accounts($ids, $emails, $names);
        $this->claims = new claims($this->type, $rows, $this->accounts, $emails);
        foreach ($open as $row) {
            $this->link_one($row);
        }
    }

    /**
     * Keeps links to accounts that are still there.
     *
     * @param \stdClass[] $rows
     */
    private function keep(array $rows): void {
        global $DB;
        $ids = array_filter(array_map(fn(\stdClass $row): int => (int) $row->moodle_user_id, $rows));
        $there = [];
        if ($ids) {
            [$insql, $params] = $DB->get_in_or_equal(array_values($ids));
            $there = $DB->get_records_select_menu('user', "deleted = 0 AND id $insql", $params, '', 'id, username');
        }
        foreach ($rows as $row) {
            if (isset($there[$row->moodle_user_id])) {
                $this->set($row, self::LINKED, null);
            } else {
                $row->moodle_user_id = null;
            }
        }
    }

    /**
     * Links one row.
     *
     * @param \stdClass $row
     */
    private function link_one(\stdClass $row): void {
        $zohoid = (string) $row->{$this->type->idcolumn};
        [$account, $reason] = $this->choose($row, $zohoid);
        if ($account === null && $reason === null) {
            [$account, $reason] = $this->create($row);
            if ($account === null) {
                $this->set($row, $reason === 'sharedemail' ? self::AMBIGUOUS : self::WAITING, $reason);
                return;
            }
        }
        if ($account === null) {
            $this->set($row, self::AMBIGUOUS, $reason);
            return;
        }
        $row->moodle_user_id = (int) $account->id;
        $this->claims->hold((int) $account->id, $zohoid);
        $this->set($row, self::LINKED, null);
    }

    /**
     * The account of a row.
     *
     * @param \stdClass $row
     * @param string $zohoid
     * @return array the account or null, and why none was chosen though there are some, or null
     */
    private function choose(\stdClass $row, string $zohoid): array {
        if ($row->zoho_moodle_user_id !== null) {
            return $this->supplied((int) $row->zoho_moodle_user_id, $zohoid);
        }
        $reason = null;
        $email = self::lower($row->academic_email);
        $found = $email === null ? [] : $this->accounts->of_email($email);
        if ($found) {
            $reason = count($found) > 1 ? 'severalaccounts' : self::objection(reset($found), $zohoid, $this->claims);
            $reason ??= $this->claims->to(reset($found)) === [$zohoid] ? null : 'sharedemail';
            if ($reason === null) {
                return [reset($found), null];
            }
        }
        $name = self::lower($row->student_id ?? null);
        $named = $name === null ? null : $this->accounts->of_username($name);
        if ($named !== null) {
            $objection = self::objection($named, $zohoid, $this->claims);
            $objection ??= $this->claims->by_name_to($named) === [$zohoid] ? null : 'sharedstudentid';
            return $objection === null ? [$named, null] : [null, $reason ?? $objection];
        }
        return [null, $reason];
    }

    /**
     * The account that Zoho names. Ids in the CRM can be wrong, so it is refused where only others point to it.
     *
     * @param int $accountid
     * @param string $zohoid
     * @return array the account or null, and why it was not chosen, or null
     */
    private function supplied(int $accountid, string $zohoid): array {
        $account = $this->accounts->of_id($accountid);
        if ($account === null) {
            return [null, 'accountmissing'];
        }
        $pointing = $this->claims->to($account);
        $reason = self::objection($account, $zohoid, $this->claims);
        $reason ??= $pointing && !in_array($zohoid, $pointing, true) ? 'anothers' : null;
        return $reason === null ? [$account, null] : [null, $reason];
    }

    /**
     * Why an account can be nobody's, or not this record's.
     *
     * @param \stdClass $account
     * @param string $zohoid
     * @param claims $claims
     * @return string|null null when nothing is against it
     */
    public static function objection(\stdClass $account, string $zohoid, claims $claims): ?string {
        return match (true) {
            isguestuser($account->id) => 'guest',
            is_siteadmin($account->id) => 'administrator',
            !$account->confirmed => 'notconfirmed',
            $claims->is_held_by_another($account, $zohoid) => 'linkedtoanother',
            default => null,
        };
    }

    /**
     * A new account for a student, when the settings say so.
     *
     * @param \stdClass $row
     * @return array the account or null, and why none was made, or null
     */
    private function create(\stdClass $row): array {
        $email = self::lower($row->academic_email);
        if ($email === null) {
            return [null, 'noemail'];
        }
        if ($this->type->name !== 'students' || !account_creator::is_on()) {
            return [null, 'noaccount'];
        }
        return $this->claims->is_shared($email) ? [null, 'sharedemail'] : account_creator::create($row, $email);
    }

    /**
     * Says how a row stands.
     *
     * @param \stdClass $row
     * @param string $status
     * @param string|null $reason
     */
    private function set(\stdClass $row, string $status, ?string $reason): void {
        $row->link_status = $status;
        $row->link_reason = $reason;
    }

    /**
     * A text as it is compared.
     *
     * @param string|null $text
     * @return string|null null for nothing but blanks
     */
    public static function lower(?string $text): ?string {
        $lower = \core_text::strtolower(trim((string) $text));
        return $lower === '' ? null : $lower;
    }
}
