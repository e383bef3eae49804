package org.mzi.zoho.remote;

import java.util.List;
import org.mzi.platform.SealedColumns;

/** The access token and the channels' tokens. */
public final class SealedTokens implements SealedColumns {

    @Override
    public List<Sealed> columns() {
        return List.of(
                new Sealed("zoho_token", "true", List.of("access_token")),
                new Sealed("zoho_channel", "true", List.of("token", "previous_token")));
    }
}
