package org.mzi.console.dashboard;

import com.vaadin.flow.component.UI;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.Locale;
import org.mzi.console.words.Texts;

/** Writes times and sizes short, with two figures or three: enough to see at a glance. */
final class Amounts {

    private static final long MEBIBYTE = 1 << 20;
    private static final long GIBIBYTE = 1 << 30;

    private Amounts() {}

    /** The unit's text key and the number in it. */
    record Amount(String unit, double number) {
        String write() {
            UI ui = UI.getCurrent();
            return ui.getTranslation(unit, decimal(number, ui.getLocale()));
        }
    }

    static Amount of(Duration time) {
        double seconds = time.toMillis() / 1000.0;
        if (seconds < 1) {
            return new Amount("dashboard.unit.millis", time.toMillis());
        }
        if (seconds < 120) {
            return new Amount("dashboard.unit.seconds", seconds);
        }
        if (seconds < 2 * 3600) {
            return new Amount("dashboard.unit.minutes", seconds / 60);
        }
        return seconds < 48 * 3600
                ? new Amount("dashboard.unit.hours", seconds / 3600)
                : new Amount("dashboard.unit.days", seconds / 86400);
    }

    static Amount ofBytes(long bytes) {
        return bytes < GIBIBYTE
                ? new Amount("dashboard.unit.mebibytes", (double) bytes / MEBIBYTE)
                : new Amount("dashboard.unit.gibibytes", (double) bytes / GIBIBYTE);
    }

    /** One decimal below ten, else none; in the digits that ids are written in. */
    static String decimal(double number, Locale language) {
        if (number >= 10 || number == Math.rint(number)) {
            return Texts.number(Math.round(number), language);
        }
        NumberFormat format = NumberFormat.getNumberInstance(Locale.ENGLISH);
        format.setMaximumFractionDigits(1);
        return format.format(number);
    }
}
