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

namespace local_mzi\local\records;

/**
 * Why one record is refused. The message names the record, the field and the reason, and quotes no value.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class refusal extends \Exception {
    /**
     * Refuses a record.
     *
     * @param string $errorcode e.g. invalidparameter, ambiguoususer, btecmissing
     * @param string $message
     */
    public function __construct(
        /** @var string e.g. invalidparameter, ambiguoususer, btecmissing */
        public readonly string $errorcode,
        string $message,
    ) {
        parent::__construct($message);
    }

    /**
     * What an exception of Moodle means for the record that it was thrown for.
     *
     * @param \moodle_exception $exception
     * @return self
     */
    public static function of(\moodle_exception $exception): self {
        return new self($exception->errorcode, $exception->getMessage());
    }
}
