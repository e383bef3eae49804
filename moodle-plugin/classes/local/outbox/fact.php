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
 * Something that happened in Moodle and that the bridge is to hear of: its type, and the ids that tell what it is about.
 *
 * What it means in words and figures is read when it is sent, for many at once. It names the person whom it is about first, as
 * user_id, so that a person's rows can be found in the outbox.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class fact {
    /** @var string work was marked, or was not handed in */
    public const GRADE_SUBMITTED = 'grade_submitted';

    /** @var string */
    public const USER_CREATED = 'user_created';

    /** @var string */
    public const USER_UPDATED = 'user_updated';

    /** @var string */
    public const ENROLLMENT_CREATED = 'enrollment_created';

    /** @var string */
    public const ENROLLMENT_DELETED = 'enrollment_deleted';

    /** @var string */
    public const COURSE_CREATED = 'course_created';

    /** @var string */
    public const COURSE_UPDATED = 'course_updated';

    /** @var string a student handed in a request */
    public const REQUEST_SUBMITTED = 'request_submitted';

    /** @var string a student took note of a grade */
    public const GRADE_ACKNOWLEDGED = 'grade_acknowledged';

    /** @var string[][] types by what an administrator can have sent, in the setting sendevents */
    public const GROUPS = [
        'grades' => [self::GRADE_SUBMITTED],
        'users' => [self::USER_CREATED, self::USER_UPDATED],
        'enrolments' => [self::ENROLLMENT_CREATED, self::ENROLLMENT_DELETED],
        'courses' => [self::COURSE_CREATED, self::COURSE_UPDATED],
        'requests' => [self::REQUEST_SUBMITTED],
        'acknowledgements' => [self::GRADE_ACKNOWLEDGED],
    ];

    /**
     * Keeps what a fact is.
     *
     * @param string $type one of the constants
     * @param array $seed ids and figures by name, user_id first where there is one
     * @param string $eventid the UUID that makes it take effect once
     */
    private function __construct(
        /** @var string one of the constants */
        public readonly string $type,
        /** @var array ids and figures by name */
        public readonly array $seed,
        /** @var string a UUID */
        public readonly string $eventid,
    ) {
    }

    /**
     * A fact that happens as often as it is told.
     *
     * @param string $type
     * @param array $seed
     * @return self
     */
    private static function happened(string $type, array $seed): self {
        return new self($type, $seed, \core\uuid::generate());
    }

    /**
     * Work was marked.
     *
     * @param int $userid the student
     * @param int $gradeid row of assign_grades
     * @param float|null $mark as Moodle gave it to the gradebook; null where it gave none, because it is not released or empty
     * @return self
     */
    public static function graded(int $userid, int $gradeid, ?float $mark): self {
        return self::happened(self::GRADE_SUBMITTED, [
            'user_id' => $userid,
            'kind' => 'graded',
            'grade_id' => $gradeid,
            'mark' => $mark,
        ]);
    }

    /**
     * The marking workflow released a student's work.
     *
     * @param int $userid the student
     * @param int $assignmentid
     * @return self
     */
    public static function released(int $userid, int $assignmentid): self {
        return self::happened(self::GRADE_SUBMITTED, [
            'user_id' => $userid,
            'kind' => 'released',
            'assignment_id' => $assignmentid,
        ]);
    }

    /**
     * Work was not handed in. The same fact has the same event id however often it is found.
     *
     * @param int $userid the student
     * @param int $assignmentid
     * @param int $attempt from 1
     * @param string $letter F or RR
     * @param int $due when it was due
     * @return self
     */
    public static function missing(int $userid, int $assignmentid, int $attempt, string $letter, int $due): self {
        $seed = [
            'user_id' => $userid,
            'kind' => 'missing',
            'assignment_id' => $assignmentid,
            'attempt' => $attempt,
            'letter' => $letter,
            'due' => $due,
        ];
        return new self(self::GRADE_SUBMITTED, $seed, self::uuid_of(json_encode($seed)));
    }

    /**
     * An account was made.
     *
     * @param int $userid
     * @return self
     */
    public static function user_created(int $userid): self {
        return self::happened(self::USER_CREATED, ['user_id' => $userid]);
    }

    /**
     * An account was changed.
     *
     * @param int $userid
     * @return self
     */
    public static function user_updated(int $userid): self {
        return self::happened(self::USER_UPDATED, ['user_id' => $userid]);
    }

    /**
     * Somebody was enrolled.
     *
     * @param int $userid
     * @param int $courseid
     * @param string $method enrolment plugin
     * @return self
     */
    public static function enrolled(int $userid, int $courseid, string $method): self {
        return self::happened(self::ENROLLMENT_CREATED, [
            'user_id' => $userid,
            'course_id' => $courseid,
            'method' => $method,
        ]);
    }

    /**
     * Somebody was unenrolled.
     *
     * @param int $userid
     * @param int $courseid
     * @param string $method enrolment plugin
     * @param bool $last whether no other enrolment of theirs in the course is left
     * @return self
     */
    public static function unenrolled(int $userid, int $courseid, string $method, bool $last): self {
        return self::happened(self::ENROLLMENT_DELETED, [
            'user_id' => $userid,
            'course_id' => $courseid,
            'method' => $method,
            'still_enrolled' => !$last,
        ]);
    }

    /**
     * A course was made.
     *
     * @param int $courseid
     * @return self
     */
    public static function course_created(int $courseid): self {
        return self::happened(self::COURSE_CREATED, ['course_id' => $courseid]);
    }

    /**
     * A course's settings were changed.
     *
     * @param int $courseid
     * @return self
     */
    public static function course_updated(int $courseid): self {
        return self::happened(self::COURSE_UPDATED, ['course_id' => $courseid]);
    }

    /**
     * A student handed in a request. To be told in the transaction that stores the request.
     *
     * @param int $userid the student
     * @param int $requestid row of local_mzi_requests
     * @return self
     */
    public static function request_submitted(int $userid, int $requestid): self {
        return self::happened(self::REQUEST_SUBMITTED, ['user_id' => $userid, 'request_id' => $requestid]);
    }

    /**
     * A student took note of a grade. To be told in the transaction that stores that.
     *
     * @param int $userid the student
     * @param string $zohogradeid
     * @return self
     */
    public static function grade_acknowledged(int $userid, string $zohogradeid): self {
        return self::happened(self::GRADE_ACKNOWLEDGED, ['user_id' => $userid, 'zoho_grade_id' => $zohogradeid]);
    }

    /**
     * The seed as it is stored.
     *
     * @return string JSON
     */
    public function json(): string {
        return json_encode($this->seed, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
    }

    /**
     * A UUID (version 5) made of a text, different on every site.
     *
     * @param string $text
     * @return string
     */
    private static function uuid_of(string $text): string {
        $hex = sha1('local_mzi ' . get_site_identifier() . ' ' . $text);
        $variant = dechex(hexdec($hex[16]) & 0x3 | 0x8);
        return substr($hex, 0, 8) . '-' . substr($hex, 8, 4) . '-5' . substr($hex, 13, 3) . '-'
            . $variant . substr($hex, 17, 3) . '-' . substr($hex, 20, 12);
    }
}
