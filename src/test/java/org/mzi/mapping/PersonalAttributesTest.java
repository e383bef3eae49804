package org.mzi.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PersonalAttributesTest {

    private final DefaultMaps maps = DefaultMaps.load();

    @Test
    void nationalIdBirthDateAddressAndWaysToReachAPersonAreMarked() {
        assertThat(maps.personal("students"))
                .contains("national_id", "date_of_birth", "address", "phone_number", "email")
                .doesNotContain("status", "student_id", "academic_email");
        assertThat(maps.personal("requests")).contains("change_information");
        assertThat(maps.personal("programs")).isEmpty();
    }
}
