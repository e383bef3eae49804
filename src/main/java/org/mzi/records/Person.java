package org.mzi.records;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A stored student, as far as it takes to tell them from others. Each but the Zoho id may be null. */
public record Person(
        String zohoId,
        String studentId,
        String firstName,
        String lastName,
        String displayName,
        String academicEmail,
        String email,
        String phoneNumber,
        String nationalId) {

    /** Shorter texts are found by chance in what concerns others. */
    private static final int LEAST = 5;

    /** Lower-case values that are this student's alone: student id, national id, academic e-mail. */
    public Set<String> ownIdentifiers() {
        return distinct(studentId, nationalId, academicEmail);
    }

    /** Lower-case values that a relative may share: e-mail, telephone, names. */
    public Set<String> sharedIdentifiers() {
        String name = Stream.of(firstName, lastName).filter(Objects::nonNull).collect(Collectors.joining(" "));
        return distinct(email, phoneNumber, name.contains(" ") ? name : null, displayName);
    }

    private static Set<String> distinct(String... values) {
        return Stream.of(values)
                .filter(Objects::nonNull)
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .filter(value -> value.length() >= LEAST)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Names no values: a person ends up in no log by chance. */
    @Override
    public String toString() {
        return "student " + zohoId;
    }
}
