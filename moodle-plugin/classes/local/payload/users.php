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

namespace local_mzi\local\payload;

/**
 * What is told about accounts that were made or changed.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class users implements builder {
    #[\Override]
    public function build(array $seeds): array {
        $people = new people(array_column($seeds, 'user_id'));
        $data = [];
        foreach ($seeds as $id => $seed) {
            $user = $people->get($seed['user_id']);
            if ($user !== null && !isguestuser($user)) {
                $data[$id] = $people->facts($seed['user_id']) + [
                    'first_name' => $user->firstname,
                    'last_name' => $user->lastname,
                    'idnumber' => $user->idnumber,
                    'auth' => $user->auth,
                    'confirmed' => (bool) $user->confirmed,
                    'suspended' => (bool) $user->suspended,
                    'zoho_teacher_id' => $user->zoho_teacher_id,
                ];
            }
        }
        return $data;
    }
}
