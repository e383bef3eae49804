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

/**
 * Moodle accounts that may be those of some people, read at once.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class accounts {
    /** @var \stdClass[] by id: id, username, email in lower case, confirmed */
    private array $byid = [];

    /** @var \stdClass[][] by e-mail in lower case */
    private array $byemail = [];

    /** @var \stdClass[] by user name */
    private array $byusername = [];

    /**
     * Reads accounts.
     *
     * @param int[] $ids
     * @param string[] $emails in lower case; taken for user names too
     * @param string[] $usernames in lower case
     */
    public function __construct(array $ids, array $emails, array $usernames) {
        global $DB, $CFG;
        $usernames = array_unique([...array_values($usernames), ...array_values($emails)]);
        $or = [];
        $params = [$CFG->mnet_localhost_id];
        foreach (['id' => $ids, 'LOWER(email)' => $emails, 'username' => $usernames] as $column => $values) {
            if ($values) {
                [$insql, $inparams] = $DB->get_in_or_equal(array_map('strval', array_values($values)));
                $or[] = "$column $insql";
                $params = [...$params, ...$inparams];
            }
        }
        if (!$or) {
            return;
        }
        $select = 'deleted = 0 AND mnethostid = ? AND (' . implode(' OR ', $or) . ')';
        foreach ($DB->get_records_select('user', $select, $params, 'id', 'id, username, email, confirmed') as $account) {
            $account->email = \core_text::strtolower($account->email);
            $this->byid[$account->id] = $account;
            $this->byemail[$account->email][] = $account;
            $this->byusername[$account->username] = $account;
        }
    }

    /**
     * All of them.
     *
     * @return \stdClass[] by id
     */
    public function all(): array {
        return $this->byid;
    }

    /**
     * The account of an id.
     *
     * @param int $id
     * @return \stdClass|null
     */
    public function of_id(int $id): ?\stdClass {
        return $this->byid[$id] ?? null;
    }

    /**
     * The account of a user name.
     *
     * @param string $username in lower case
     * @return \stdClass|null
     */
    public function of_username(string $username): ?\stdClass {
        return $this->byusername[$username] ?? null;
    }

    /**
     * Accounts that have an e-mail address, or have it as their user name.
     *
     * @param string $email in lower case
     * @return \stdClass[] by id
     */
    public function of_email(string $email): array {
        $found = array_column($this->byemail[$email] ?? [], null, 'id');
        $named = $this->of_username($email);
        return $named === null ? $found : $found + [$named->id => $named];
    }
}
