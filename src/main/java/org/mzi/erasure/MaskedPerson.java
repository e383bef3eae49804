package org.mzi.erasure;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mzi.records.Person;

/**
 * A student, told from others without showing more than that takes: initials, and the domains of e-mail addresses.
 *
 * @param zohoId in full
 * @param studentId in full, or null
 * @param name e.g. {@code L••• H•••}, or null
 * @param email e.g. {@code l•••@school.example}, or null
 */
public record MaskedPerson(String zohoId, String studentId, String name, String email) {

    private static final String HIDDEN = "•••";

    static MaskedPerson of(Person person) {
        String name = Stream.of(person.firstName(), person.lastName())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        String email = person.academicEmail() == null ? person.email() : person.academicEmail();
        return new MaskedPerson(
                person.zohoId(), person.studentId(), name(name.isBlank() ? person.displayName() : name), email(email));
    }

    private static String name(String name) {
        return name == null || name.isBlank()
                ? null
                : Stream.of(name.strip().split("\\s+"))
                        .map(MaskedPerson::initial)
                        .collect(Collectors.joining(" "));
    }

    private static String email(String email) {
        if (email == null || email.isBlank()) {
            return null;
        }
        int at = email.lastIndexOf('@');
        return at < 1 ? HIDDEN : initial(email) + email.substring(at);
    }

    private static String initial(String text) {
        return text.substring(0, text.offsetByCodePoints(0, 1)) + HIDDEN;
    }
}
