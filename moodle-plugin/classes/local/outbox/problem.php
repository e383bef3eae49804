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

namespace local_mzi\local\outbox;

/**
 * What is in the way of a fact, or of all of them, in words that an administrator can act on.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class problem {
    /** @var string the bridge does not answer */
    public const UNREACHABLE = 'unreachable';

    /** @var string the bridge does not take the signature */
    public const NOT_PROVEN = 'notproven';

    /** @var string what answers at the address is no bridge */
    public const WRONG_ADDRESS = 'wrongaddress';

    /** @var string the bridge is there but cannot store anything now */
    public const UNAVAILABLE = 'unavailable';

    /** @var string the bridge says that a fact is not as it must be */
    public const INVALID = 'invalid';

    /** @var string the bridge refuses a call because of a fact */
    public const REFUSED = 'refused';

    /** @var string[] all of them */
    public const ALL = [
        self::UNREACHABLE,
        self::NOT_PROVEN,
        self::WRONG_ADDRESS,
        self::UNAVAILABLE,
        self::INVALID,
        self::REFUSED,
    ];

    /** @var int most characters that are kept of what the other side says */
    private const MOST = 1000;

    /**
     * Keeps what is in the way.
     *
     * @param string $code one of the constants
     * @param string $detail what the other side said, in its own words
     */
    public function __construct(
        /** @var string one of the constants */
        public readonly string $code,
        /** @var string in the other side's words */
        public readonly string $detail,
    ) {
    }

    /**
     * As it is stored.
     *
     * @return string
     */
    public function to_text(): string {
        return $this->code . ': ' . \core_text::substr(fix_utf8($this->detail), 0, self::MOST);
    }

    /**
     * From what was stored.
     *
     * @param string|null $text
     * @return self|null null where nothing was
     */
    public static function from_text(?string $text): ?self {
        if ($text === null || $text === '') {
            return null;
        }
        [$code, $detail] = explode(': ', $text, 2) + [1 => ''];
        return in_array($code, self::ALL, true) ? new self($code, $detail) : new self(self::UNREACHABLE, $text);
    }

    /**
     * In the reader's language, as plain text.
     *
     * @return string
     */
    public function words(): string {
        return get_string('outboxproblem_' . $this->code, 'local_mzi', $this->detail);
    }
}
