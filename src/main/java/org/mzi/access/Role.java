package org.mzi.access;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What an account may do. Each role includes those below it. */
public enum Role {
    /** Looks. */
    VIEWER,
    /** Retries and discards events. */
    OPERATOR,
    /** Changes settings and accounts. */
    ADMINISTRATOR;

    /** Names for {@code @RolesAllowed}. */
    public static final String VIEWER_NAME = "viewer";

    public static final String OPERATOR_NAME = "operator";
    public static final String ADMINISTRATOR_NAME = "administrator";

    /** This role's name and those of all roles that it includes, as {@code @RolesAllowed} names them. */
    Set<String> names() {
        return Arrays.stream(values())
                .filter(role -> role.compareTo(this) <= 0)
                .map(Role::officialName)
                .collect(Collectors.toSet());
    }

    /** As {@code @RolesAllowed} names it. */
    public String officialName() {
        return switch (this) {
            case VIEWER -> VIEWER_NAME;
            case OPERATOR -> OPERATOR_NAME;
            case ADMINISTRATOR -> ADMINISTRATOR_NAME;
        };
    }
}
