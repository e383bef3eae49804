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

use local_mzi\local\outbox\fact;

/**
 * What is told about the facts in the outbox.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class payloads {
    /** @var string[] builders by type of fact */
    private const BUILDERS = [
        fact::GRADE_SUBMITTED => grades::class,
        fact::USER_CREATED => users::class,
        fact::USER_UPDATED => users::class,
        fact::ENROLLMENT_CREATED => enrolments::class,
        fact::ENROLLMENT_DELETED => enrolments::class,
        fact::COURSE_CREATED => courses::class,
        fact::COURSE_UPDATED => courses::class,
        fact::REQUEST_SUBMITTED => requests::class,
        fact::GRADE_ACKNOWLEDGED => acknowledgements::class,
    ];

    /**
     * The data of each fact.
     *
     * @param \stdClass[] $rows of the outbox, by id
     * @return array[] by id; one that is missing has nothing to tell any more
     */
    public function of(array $rows): array {
        $seeds = [];
        foreach ($rows as $id => $row) {
            $seeds[self::BUILDERS[$row->eventtype]][$id] = json_decode($row->payload, true, 512, JSON_THROW_ON_ERROR);
        }
        $data = [];
        foreach ($seeds as $builder => $ofbuilder) {
            $data += (new $builder())->build($ofbuilder);
        }
        return $data;
    }
}
