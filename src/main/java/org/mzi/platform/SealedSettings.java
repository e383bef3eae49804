package org.mzi.platform;

import java.util.List;

/** Secret settings, and the value that proves the master key. */
public final class SealedSettings implements SealedColumns {

    @Override
    public List<Sealed> columns() {
        return List.of(new Sealed("setting", "encrypted", List.of("value")));
    }
}
