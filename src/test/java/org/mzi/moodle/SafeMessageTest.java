package org.mzi.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.mzi.platform.Json;

class SafeMessageTest {

    private static final JsonObject SENT = Json.object(
            """
            {"zoho_student_id":"5012345","last_name":"Example","first_name":"Ann","national_id":"99887766",
             "change_information":[{"New_Value":"Elm Street"}]}""");

    @Test
    void takesOutTheRecordsOwnValuesButNotItsIds() {
        assertThat(SafeMessage.of("Record 5012345: EXAMPLE of Elm Street (99887766) exists.", SENT))
                .isEqualTo("Record 5012345: … of … (…) exists");
    }

    @Test
    void takesOutAddressesAndQuotations() {
        assertThat(SafeMessage.of("User bob@example.org can't take \"Bob B.\" or 'bob'", SENT))
                .isEqualTo("User … can't take … or …");
    }

    @Test
    void isShortAndNeverNull() {
        assertThat(SafeMessage.of("x".repeat(5000), SENT)).hasSizeLessThan(400);
        assertThat(SafeMessage.of(null, SENT)).isEmpty();
    }
}
