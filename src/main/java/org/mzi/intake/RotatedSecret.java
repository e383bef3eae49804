package org.mzi.intake;

import java.util.stream.Stream;
import org.mzi.platform.Setting;
import org.mzi.platform.Settings;

/** A secret that can be changed without a call being refused: the present value and the one before, where they are set. */
record RotatedSecret(Settings settings, Setting<String> present, Setting<String> previous) {

    Stream<String> values() {
        return Stream.of(present, previous).map(settings::get).filter(secret -> !secret.isBlank());
    }
}
