package org.mzi.console.persons;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.mzi.access.Role;
import org.mzi.console.words.CurrentUser;
import org.mzi.erasure.Erasure;
import org.mzi.erasure.Erasures;
import org.mzi.erasure.MaskedPerson;
import org.mzi.erasure.Preview;

/** What an administrator may do about erasures; refuses everybody else, whatever way they came. */
@ApplicationScoped
class ErasureActions {

    private final Erasures erasures;

    @Inject
    ErasureActions(Erasures erasures) {
        this.erasures = erasures;
    }

    ErasureActions() {
        this(null);
    }

    List<MaskedPerson> search(String text) {
        require();
        return erasures.search(text);
    }

    Optional<Preview> preview(String zohoId) {
        require();
        return erasures.preview(zohoId);
    }

    Erasure erase(String zohoId) {
        require();
        return erasures.request(zohoId, CurrentUser.actor());
    }

    boolean lift(String zohoId) {
        require();
        return erasures.lift(zohoId, CurrentUser.actor());
    }

    List<Erasure> list(int offset, int limit) {
        require();
        return erasures.list(offset, limit);
    }

    int count() {
        require();
        return erasures.count();
    }

    private static void require() {
        if (!CurrentUser.has(Role.ADMINISTRATOR_NAME)) {
            throw new SecurityException("Erasing takes the role " + Role.ADMINISTRATOR_NAME);
        }
    }
}
