package org.mzi.sandbox;

import jakarta.json.JsonObject;
import java.time.Duration;

/** A way for a call to go wrong. What it says is what the real side says, see the factory methods. */
public final class Fault {

    enum Moment {
        /** The call has no effect. */
        INSTEAD,
        /** The call has its effect, after a wait. */
        BEFORE,
        /** The call has its effect, and the caller never hears of it. */
        AFTER
    }

    private final Moment moment;
    private final Duration wait;
    private final Answer answer;

    private Fault(Moment moment, Duration wait, Answer answer) {
        this.moment = moment;
        this.wait = wait;
        this.answer = answer;
    }

    Moment moment() {
        return moment;
    }

    Duration delay() {
        return wait;
    }

    Answer answer() {
        return answer;
    }

    private static Fault instead(Answer answer) {
        return new Fault(Moment.INSTEAD, Duration.ZERO, answer);
    }

    /** Any answer at all. */
    public static Fault answer(int status, String contentType, String body) {
        return instead(Answer.text(status, contentType, body));
    }

    /** Accepts the call and answers, rightly, only after this time. */
    public static Fault hang(Duration duration) {
        return new Fault(Moment.BEFORE, duration, null);
    }

    /**
     * Closes the connection without an answer; nothing was done. Note that {@code HttpURLConnection} repeats such a call
     * once by itself.
     */
    public static Fault drop() {
        return instead(Answer.DROPPED);
    }

    /** Does what was asked, then closes the connection without an answer. */
    public static Fault answerLost() {
        return new Fault(Moment.AFTER, Duration.ZERO, Answer.DROPPED);
    }

    /** HTTP 200 with a page, as proxies and log-in walls answer. */
    public static Fault htmlPage200() {
        return instead(Answer.html(200, "Please wait"));
    }

    /** The same: HTTP 200 that is not JSON. */
    public static Fault nonJson() {
        return htmlPage200();
    }

    /** HTTP 500 with a page. */
    public static Fault html500() {
        return instead(Answer.html(500, "Internal Server Error"));
    }

    /** Zoho, "Errors": 401 {@code INVALID_TOKEN}. */
    public static Fault unauthorized() {
        return zoho(401, "INVALID_TOKEN", "invalid oauth token");
    }

    /** Zoho, "Errors": 401 {@code OAUTH_SCOPE_MISMATCH}. */
    public static Fault scopeMismatch() {
        return zoho(401, "OAUTH_SCOPE_MISMATCH", "invalid oauth scope to access this URL");
    }

    /** Zoho, "API limits": 429, for concurrency and for used-up credits alike. */
    public static Fault rateLimited() {
        return zoho(429, "TOO_MANY_REQUESTS", "You have exceeded the maximum number of requests");
    }

    /** Zoho, "Errors": 500 {@code INTERNAL_ERROR}. */
    public static Fault serverError() {
        return zoho(500, "INTERNAL_ERROR", "Internal Server Error");
    }

    /** Zoho, "Token validity": throttled token requests, HTTP 200. */
    public static Fault tokenThrottled() {
        return instead(ZohoTokens.throttled());
    }

    /** Zoho token endpoint: HTTP 200 {@code invalid_client}. */
    public static Fault invalidClient() {
        return instead(ZohoTokens.error("invalid_client"));
    }

    /** Zoho token endpoint: HTTP 200 {@code invalid_code}, also said of a revoked refresh token. */
    public static Fault invalidCode() {
        return instead(ZohoTokens.error("invalid_code"));
    }

    /** Moodle's way to say no: HTTP 200 with {@code exception}, {@code errorcode} (left out when null), message. */
    public static Fault moodleError(String errorcode, String message) {
        return instead(MoodleErrors.answer("moodle_exception", errorcode, message));
    }

    /** Moodle put into maintenance mode by CLI: 503 with a page. */
    public static Fault maintenance503() {
        return instead(Answer.html(503, "This site is undergoing maintenance and is currently not available"));
    }

    /** Moodle with web services switched off: 403, empty. */
    public static Fault forbiddenEmpty() {
        return instead(Answer.empty(403));
    }

    private static Fault zoho(int status, String code, String message) {
        return instead(ZohoErrors.answer(status, code, JsonObject.EMPTY_JSON_OBJECT, message));
    }

    /**
     * By the name of its factory method, for the control API: {@code {"fault":"hang","millis":2000}}, {@code
     * {"fault":"answer","status":502,"content_type":"text/html","body":"…"}}, {@code
     * {"fault":"moodleError","errorcode":"…","message":"…"}}.
     */
    static Fault named(JsonObject description) {
        String name = description.getString("fault", "");
        return switch (name) {
            case "answer" ->
                answer(
                        description.getInt("status"),
                        description.getString("content_type", "text/plain"),
                        description.getString("body", ""));
            case "hang" -> hang(Duration.ofMillis(description.getInt("millis")));
            case "drop" -> drop();
            case "answerLost" -> answerLost();
            case "nonJson", "htmlPage200" -> htmlPage200();
            case "html500" -> html500();
            case "unauthorized" -> unauthorized();
            case "scopeMismatch" -> scopeMismatch();
            case "rateLimited" -> rateLimited();
            case "serverError" -> serverError();
            case "tokenThrottled" -> tokenThrottled();
            case "invalidClient" -> invalidClient();
            case "invalidCode" -> invalidCode();
            case "moodleError" ->
                moodleError(description.getString("errorcode", null), description.getString("message", "As ordered"));
            case "maintenance503" -> maintenance503();
            case "forbiddenEmpty" -> forbiddenEmpty();
            default -> throw new IllegalArgumentException("Unknown fault: " + name);
        };
    }
}
