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
 * Makes Moodle accounts for students who have none, when the setting createaccounts says so. The user name is the academic
 * e-mail in lower case. No password is set here: where the authentication method keeps passwords in Moodle, Moodle's own
 * task makes one and mails it.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class account_creator {
    /**
     * Whether students without an account get one.
     *
     * @return bool
     */
    public static function is_on(): bool {
        return (bool) get_config('local_mzi', 'createaccounts');
    }

    /**
     * Makes an account.
     *
     * @param \stdClass $row of the student
     * @param string $email academic e-mail in lower case
     * @return array the account ({id}) or null, and why none was made, or null
     */
    public static function create(\stdClass $row, string $email): array {
        global $CFG;
        $auth = get_config('local_mzi', 'accountauth') ?: 'manual';
        $reason = self::objection($row, $email, $auth);
        if ($reason !== null) {
            return [null, $reason];
        }
        require_once($CFG->dirroot . '/user/lib.php');
        $bymail = !get_auth_plugin($auth)->prevent_local_passwords();
        $user = (object) [
            'username' => $email,
            'auth' => $auth,
            'email' => $email,
            'firstname' => $row->first_name,
            'lastname' => $row->last_name,
            'confirmed' => 1,
            'mnethostid' => $CFG->mnet_localhost_id,
            // Neither is a hash of anything, so nobody can log in with it.
            'password' => $bymail ? 'to be generated' : AUTH_PASSWORD_NOT_CACHED,
        ];
        $user->id = user_create_user($user, false);
        if ($bymail) {
            set_user_preference('create_password', 1, $user->id);
        }
        return [$user, null];
    }

    /**
     * Why no account can be made.
     *
     * @param \stdClass $row of the student
     * @param string $email
     * @param string $auth authentication method
     * @return string|null null when nothing is against it
     */
    private static function objection(\stdClass $row, string $email, string $auth): ?string {
        return match (true) {
            !is_enabled_auth($auth) => 'authdisabled',
            trim((string) $row->first_name) === '' || trim((string) $row->last_name) === '' => 'noname',
            \core_text::strlen($row->first_name) > 100 || \core_text::strlen($row->last_name) > 100 => 'noname',
            !validate_email($email) || \core_text::strlen($email) > 100 => 'invalidemail',
            $email !== \core_user::clean_field($email, 'username') => 'invalidusername',
            (bool) email_is_not_allowed($email) => 'invalidemail',
            default => null,
        };
    }
}
