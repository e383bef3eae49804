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

namespace local_mzi\local\dashboard;

/**
 * What words in Zoho mean here. Every school has its own lists of values, so these are the words that have a meaning; any
 * other is shown as it is and means nothing.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class words {
    /** @var string[] states of an instalment that is paid */
    private const PAID = ['paid', 'completed', 'settled'];

    /** @var string[] states of an instalment or payment that is not to be counted */
    private const VOID = ['voided', 'void', 'cancelled', 'canceled'];

    /** @var string[] states of a registration, enrolment or class that is over without an end */
    private const ENDED = ['cancelled', 'canceled', 'withdraw', 'withdrawn', 'deleted'];

    /** @var string[] states of a grade that is not for the student's eyes yet: Zoho's, and those of Moodle's workflow */
    private const UNRELEASED = [
        'notmarked', 'inmarking', 'markingcompleted', 'readyforreview', 'inreview', 'readyforrelease',
    ];

    /** @var string[] states of a request that somebody still has to decide on */
    private const OPEN = ['pending', 'new', 'submitted', 'open'];

    /**
     * A word without case, spaces and signs.
     *
     * @param string|null $word
     * @return string
     */
    public static function key(?string $word): string {
        return preg_replace('/[^a-z0-9]/', '', \core_text::strtolower((string) $word));
    }

    /**
     * Whether an instalment is paid.
     *
     * @param string|null $status
     * @return bool
     */
    public static function is_paid(?string $status): bool {
        return in_array(self::key($status), self::PAID, true);
    }

    /**
     * Whether an instalment or payment is void.
     *
     * @param string|null $status
     * @return bool
     */
    public static function is_void(?string $status): bool {
        return in_array(self::key($status), self::VOID, true);
    }

    /**
     * Whether a registration, enrolment or class is over without an end.
     *
     * @param string|null $status
     * @return bool
     */
    public static function is_ended(?string $status): bool {
        return in_array(self::key($status), self::ENDED, true);
    }

    /**
     * Whether a class has come to its end.
     *
     * @param string|null $status
     * @return bool
     */
    public static function is_completed(?string $status): bool {
        return self::key($status) === 'completed';
    }

    /**
     * Whether a grade is released. One that has no state is: a school that has no such field releases by entering.
     *
     * @param string|null $status
     * @return bool
     */
    public static function is_released(?string $status): bool {
        return !in_array(self::key($status), self::UNRELEASED, true);
    }

    /**
     * Whether a request can still be taken back.
     *
     * @param string|null $status
     * @return bool
     */
    public static function is_open(?string $status): bool {
        return in_array(self::key($status), self::OPEN, true);
    }
}
