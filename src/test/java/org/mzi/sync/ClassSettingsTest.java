package org.mzi.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mzi.platform.Json;

class ClassSettingsTest {

    private static List<ClassSettings.DefaultRole> roles(String text) {
        return ClassSettings.DEFAULT_COURSE_ENROLMENTS.parse(text);
    }

    private static JsonObject major(String major) {
        return Json.builder().add("major", major).build();
    }

    @Test
    void whoIsEnrolledInEveryCourseFitsAnyClass() {
        ClassSettings.DefaultRole role =
                roles("[{\"userid\":8157,\"roleid\":3}]").get(0);
        assertThat(role.role().userId()).isEqualTo("8157");
        assertThat(role.role().roleId()).isEqualTo(3);
        assertThat(role.fits(JsonObject.EMPTY_JSON_OBJECT)).isTrue();
    }

    @Test
    void whoIsEnrolledForAMajorFitsItsClassesOnly() {
        ClassSettings.DefaultRole role = roles("[{\"userid\":8133,\"roleid\":3,\"when\":{\"major\":\"IT\"}}]")
                .get(0);
        assertThat(role.fits(major("it"))).isTrue();
        assertThat(role.fits(major("Business"))).isFalse();
        assertThat(role.fits(JsonObject.EMPTY_JSON_OBJECT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "{}",
                "[8157]",
                "[{\"userid\":\"8157\",\"roleid\":3}]",
                "[{\"userid\":8157}]",
                "[{\"userid\":8157,\"roleid\":3.5}]",
                "[{\"userid\":-1,\"roleid\":3}]",
                "[{\"userid\":8157,\"roleid\":3,\"when\":\"IT\"}]"
            })
    void whatIsNotAListOfRolesIsRefusedWithWords(String text) {
        assertThatThrownBy(() -> roles(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must");
    }
}
