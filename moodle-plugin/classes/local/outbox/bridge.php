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

use GuzzleHttp\Exception\GuzzleException;
use GuzzleHttp\RequestOptions;
use Psr\Http\Message\ResponseInterface;

/**
 * The bridge's end of the line: one signed call at a time, with short time-outs.
 *
 * @package    local_mzi
 * @copyright  2026 MZI contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class bridge {
    /** @var int most events that the bridge takes in a call */
    public const MOST_EVENTS = 100;

    /** @var int most bytes of a body; the bridge takes 1 MiB */
    public const MOST_BYTES = 1_000_000;

    /** @var string */
    private const PATH = '/api/v1/webhooks/moodle/events';

    /** @var int seconds */
    private const CONNECT_TIMEOUT = 5;

    /** @var int seconds for a whole call */
    private const TIMEOUT = 20;

    /** @var int most seconds that a Retry-After is believed */
    private const LONGEST_WAIT = 3600;

    /** @var int */
    private const JSON_FLAGS = JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES
        | JSON_INVALID_UTF8_SUBSTITUTE;

    /**
     * Keeps where the bridge is.
     *
     * @param \core\http_client $client
     * @param string $url the bridge's address
     * @param string $secret shared with the bridge
     */
    public function __construct(
        /** @var \core\http_client */
        private readonly \core\http_client $client,
        /** @var string the bridge's address */
        private readonly string $url,
        /** @var string */
        private readonly string $secret,
    ) {
    }

    /**
     * The bridge that an administrator set up.
     *
     * Its address is the administrator's word, and a bridge commonly lives beside Moodle: the list of hosts that Moodle does not
     * call for its users is not for it.
     *
     * @return self|null null while address or secret is missing
     */
    public static function configured(): ?self {
        $url = rtrim((string) get_config('local_mzi', 'bridgeurl'), '/');
        $secret = (string) get_config('local_mzi', 'bridgesecret');
        return $url === '' || $secret === ''
            ? null
            : new self(new \core\http_client(['ignoresecurity' => true]), $url, $secret);
    }

    /**
     * The body of a call.
     *
     * @param array[] $events
     * @return string JSON
     */
    public static function body(array $events): string {
        return json_encode(['events' => array_values($events)], self::JSON_FLAGS);
    }

    /**
     * Tells the bridge up to 100 events; none at all tries whether it would listen.
     *
     * @param array[] $events each with event_id, event_type, time and data
     * @return \stdClass[] what became of each, in order: status is accepted, duplicate or invalid, reason says why
     * @throws away_exception when it cannot be told anything now
     * @throws refused_exception when it refuses this call
     */
    public function tell(array $events): array {
        $body = self::body($events);
        $now = \core\di::get(\core\clock::class)->time();
        try {
            $response = $this->client->post($this->url . self::PATH, [
                RequestOptions::HEADERS => ['Content-Type' => 'application/json']
                    + signature::headers($this->secret, $now, $body),
                RequestOptions::BODY => $body,
                RequestOptions::HTTP_ERRORS => false,
                RequestOptions::ALLOW_REDIRECTS => false,
                RequestOptions::CONNECT_TIMEOUT => self::CONNECT_TIMEOUT,
                RequestOptions::TIMEOUT => self::TIMEOUT,
            ]);
        } catch (GuzzleException $e) {
            throw new away_exception(new problem(problem::UNREACHABLE, $e->getMessage()));
        }
        $this->require_taken($response);
        return $this->answers($response, count($events));
    }

    /**
     * Sorts out every answer but a success.
     *
     * @param ResponseInterface $response
     */
    private function require_taken(ResponseInterface $response): void {
        $status = $response->getStatusCode();
        $said = $this->said($response);
        match (true) {
            $status >= 200 && $status < 300 => null,
            $status === 400 || $status === 413 => throw new refused_exception(new problem(problem::REFUSED, $said)),
            $status === 401 || $status === 429 => throw $this->away(problem::NOT_PROVEN, $said, $response),
            $status >= 500 => throw $this->away(problem::UNAVAILABLE, $said, $response, $status !== 503),
            default => throw $this->away(problem::WRONG_ADDRESS, $said, $response),
        };
    }

    /**
     * The exception for a bridge that cannot be told anything now.
     *
     * @param string $code
     * @param string $said
     * @param ResponseInterface $response
     * @param bool $failed
     * @return away_exception
     */
    private function away(string $code, string $said, ResponseInterface $response, bool $failed = false): away_exception {
        $retryafter = $response->getHeaderLine('Retry-After');
        $seconds = ctype_digit($retryafter) ? min((int) $retryafter, self::LONGEST_WAIT) : 0;
        return new away_exception(new problem($code, $said), $seconds, $failed);
    }

    /**
     * What an answer that is no success says: the bridge's own words, or the status alone.
     *
     * @param ResponseInterface $response
     * @return string
     */
    private function said(ResponseInterface $response): string {
        $status = 'HTTP ' . $response->getStatusCode();
        $problem = json_decode((string) $response->getBody());
        return isset($problem->code, $problem->detail) && is_string($problem->detail)
            ? "{$status} {$problem->code}: {$problem->detail}"
            : $status;
    }

    /**
     * The answers of a success.
     *
     * @param ResponseInterface $response
     * @param int $number how many there must be
     * @return \stdClass[]
     */
    private function answers(ResponseInterface $response, int $number): array {
        $answer = json_decode((string) $response->getBody());
        $answers = $answer->events ?? null;
        if (!is_array($answers) || count($answers) !== $number) {
            throw new away_exception(new problem(problem::WRONG_ADDRESS, $this->said($response)));
        }
        return $answers;
    }
}
