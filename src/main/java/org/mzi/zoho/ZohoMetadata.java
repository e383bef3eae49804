package org.mzi.zoho;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.mzi.platform.Failure;
import org.mzi.platform.Settings;
import org.mzi.zoho.remote.Price;
import org.mzi.zoho.remote.Reply;
import org.mzi.zoho.remote.ZohoErrors;
import org.mzi.zoho.remote.ZohoRemote;
import org.mzi.zoho.remote.ZohoSettings;

/**
 * This node's copy of the modules' fields. One caller at a time reads a module; while an old copy exists it serves
 * whoever cannot read, and a failed refresh is tried again after a minute.
 */
@ApplicationScoped
public class ZohoMetadata {

    private static final Logger LOG = Logger.getLogger(ZohoMetadata.class.getName());
    private static final int TRY_AGAIN_SECONDS = 60;

    private final ZohoRemote remote;
    private final Settings settings;
    private final Clock clock;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    @Inject
    ZohoMetadata(ZohoRemote remote, Settings settings, Clock clock) {
        this.remote = remote;
        this.settings = settings;
        this.clock = clock;
    }

    ZohoMetadata() {
        this(null, null, null);
    }

    private static final class Entry {
        private final ReentrantLock lock = new ReentrantLock();
        private volatile ModuleFields fields;
        private volatile Instant refreshAt = Instant.MIN;
    }

    /** Throws {@link Failure} only when there is no copy. */
    ModuleFields fields(String module) {
        Entry entry = entry(module);
        ModuleFields known = entry.fields;
        if (known != null && clock.instant().isBefore(entry.refreshAt)) {
            return known;
        }
        if (known == null) {
            entry.lock.lock();
        } else if (!entry.lock.tryLock()) {
            return known;
        }
        try {
            boolean meanwhile = entry.fields != null && clock.instant().isBefore(entry.refreshAt);
            return meanwhile ? entry.fields : refresh(module, entry);
        } finally {
            entry.lock.unlock();
        }
    }

    /** The fields as Zoho has them after a copy proved wrong; the copy where they cannot be read. */
    ModuleFields fieldsAfter(ModuleFields wrong) {
        Entry entry = entry(wrong.module());
        if (entry.fields == wrong) {
            entry.refreshAt = Instant.MIN;
        }
        return fields(wrong.module());
    }

    /** Replaces the copy. Throws {@link Failure} when the fields cannot be read, even if there is a copy. */
    void readAnew(String module) {
        Entry entry = entry(module);
        entry.lock.lock();
        try {
            readInto(entry, module);
        } finally {
            entry.lock.unlock();
        }
    }

    private void readInto(Entry entry, String module) {
        entry.fields = ModuleFields.of(module, read(module));
        entry.refreshAt = clock.instant().plus(settings.get(ZohoSettings.METADATA_CACHE));
    }

    private Entry entry(String module) {
        String account = settings.text(ZohoSettings.API_URL.name()) + " " + settings.get(ZohoSettings.REGION);
        return entries.computeIfAbsent(account + " " + module, key -> new Entry());
    }

    private ModuleFields refresh(String module, Entry entry) {
        try {
            readInto(entry, module);
        } catch (Failure e) {
            if (entry.fields == null) {
                throw e;
            }
            LOG.log(Level.WARNING, e, () -> "Fields of " + module + " not read again; the last ones stay in force");
            entry.refreshAt = clock.instant().plusSeconds(TRY_AGAIN_SECONDS);
        }
        return entry.fields;
    }

    private List<JsonObject> read(String module) {
        Reply reply = remote.call(Price.CALL, (api, authorization) -> api.fields(authorization, module));
        List<JsonObject> rows = reply.status() == 200 && reply.code().isEmpty() ? reply.rows("fields") : null;
        if (reply.status() == 204 || rows != null && rows.isEmpty()) {
            throw ZohoErrors.unknownModule(module);
        }
        if (rows == null) {
            throw ZohoErrors.of(reply, module);
        }
        return rows;
    }
}
