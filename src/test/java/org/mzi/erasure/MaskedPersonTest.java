package org.mzi.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mzi.records.Person;

class MaskedPersonTest {

    private static MaskedPerson masked(String first, String last, String display, String academic, String email) {
        return MaskedPerson.of(new Person("7", "A01B0001C", first, last, display, academic, email, "+962", "99"));
    }

    @Test
    void showsIdsInFullAndOfNamesAndAddressesTheInitials() {
        assertThat(masked("Layla", "Al Haddad", null, "layla@school.example", "home@home.example"))
                .isEqualTo(new MaskedPerson("7", "A01B0001C", "L••• A••• H•••", "l•••@school.example"));
    }

    @Test
    void takesTheDisplayNameAndTheOtherAddressWhereNeeded() {
        assertThat(masked(null, null, "ليلى حداد", null, "home@home.example"))
                .isEqualTo(new MaskedPerson("7", "A01B0001C", "ل••• ح•••", "h•••@home.example"));
    }

    @Test
    void whatIsMissingStaysMissingAndWhatIsNoAddressIsHidden() {
        assertThat(masked(null, " ", null, null, " ")).isEqualTo(new MaskedPerson("7", "A01B0001C", null, null));
        assertThat(masked("😀x", null, null, "nobody", null))
                .isEqualTo(new MaskedPerson("7", "A01B0001C", "😀•••", "•••"));
    }

    @Test
    void identifiersAreLowerCaseAndLongEnoughNotToBeFoundByChance() {
        Person person =
                new Person("7", "A01B", "Layla", "Haddad", "Al", "Layla@School.example", null, "12", "9988776655");
        assertThat(person.ownIdentifiers()).containsExactly("9988776655", "layla@school.example");
        assertThat(person.sharedIdentifiers()).containsExactly("layla haddad");
        assertThat(person.toString()).isEqualTo("student 7");
    }
}
