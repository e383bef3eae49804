package org.mzi.sync;

import org.jdbi.v3.core.Handle;
import org.mzi.moodle.MoodleSettings;
import org.mzi.platform.Failure;
import org.mzi.platform.Settings;

/**
 * Where records go. What was adopted last is kept in a row, which {@link Outstanding} changes before it looks for records: whoever
 * ends events by an earlier state holds that row until the commit, or finds it changed.
 *
 * @param baseUrl Moodle's address
 * @param enabled whether records are pushed at all
 */
record MoodleTarget(String baseUrl, boolean enabled) {

    /** As the settings are now. To be asked before anything that depends on it. */
    static MoodleTarget of(Settings settings) {
        return new MoodleTarget(
                String.valueOf(settings.get(MoodleSettings.BASE_URL)), settings.get(MoodleSettings.ENABLED));
    }

    /**
     * To be called in the transaction that ends events of records by this target. Until its commit no other target is adopted. Where
     * another Moodle was adopted already, the transaction fails, and the events are tried again; where pushing was switched on
     * already, what is outstanding is looked for once more.
     */
    void hold(Handle handle) {
        if (enabled) {
            refuseElsewhere(handle);
        } else {
            holdBack(handle);
        }
    }

    private void refuseElsewhere(Handle handle) {
        handle.createQuery("select base_url from moodle_target for share")
                .mapTo(String.class)
                .findOne()
                .filter(adopted -> !adopted.equals(baseUrl))
                .ifPresent(adopted -> {
                    throw Failure.later(
                            "moodle-address-changed",
                            "Moodle's address was changed; the record is pushed again.",
                            null);
                });
    }

    private static void holdBack(Handle handle) {
        boolean on = handle.createQuery("select enabled from moodle_target for no key update")
                .mapTo(boolean.class)
                .findOne()
                .orElse(false);
        if (on) {
            handle.execute("update moodle_target set enabled = false");
        }
    }
}
