package org.mzi.platform;

import java.util.List;

/**
 * The columns in which a package keeps values of {@link Secrets#encrypt}, so that they can be encrypted anew when the
 * master key changes. Each class is named in {@code META-INF/services/org.mzi.platform.SealedColumns}.
 */
public interface SealedColumns {

    /**
     * Text columns of one table; null means no secret.
     *
     * @param rows SQL condition that leaves out rows whose values are not encrypted; {@code true} for all rows
     */
    record Sealed(String table, String rows, List<String> columns) {}

    List<Sealed> columns();
}
