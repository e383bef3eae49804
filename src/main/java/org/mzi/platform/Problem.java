package org.mzi.platform;

/**
 * What is wrong, for a person to act on.
 *
 * @param code kebab-case, stable: programs, filters and translations key on it, e.g. {@code moodle-invalid-token}
 * @param text one or two sentences for an administrator: what happened and what to do; no secrets, no personal data
 *     beyond ids
 */
public record Problem(String code, String text) {

    @Override
    public String toString() {
        return code + ": " + text;
    }
}
