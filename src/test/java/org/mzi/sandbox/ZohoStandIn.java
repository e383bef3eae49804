package org.mzi.sandbox;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A Zoho CRM organisation of its own: records that tests put, edit, delete and hide, read and written over HTTP by the rules
 * of Zoho CRM's REST API v8. Every method may be called from any thread, at any time.
 *
 * <p>Kinds of calls: {@code token}, {@code records} (lists and reads by ids), {@code record}, {@code deleted}, {@code
 * full_data}, {@code fields}, {@code modules}, {@code coql}, {@code write}, {@code watch}, {@code automation}, {@code other};
 * {@code *} is all of them.
 */
public final class ZohoStandIn {

    private final Face face = new Face();
    private final ZohoModules modules = ZohoModules.load();
    private final ZohoTokens tokens = new ZohoTokens(this::clock);
    private final ZohoStore store = new ZohoStore(modules, this::clock);
    private final ZohoView view = new ZohoView(modules);
    private final ZohoReads reads = new ZohoReads(store, view);
    private final ZohoWrites writes = new ZohoWrites(modules, store);
    private final ZohoChannels channels = new ZohoChannels(store::now);
    private final ZohoAutomation automation = new ZohoAutomation(store::newId);
    private final ZohoLimits limits = new ZohoLimits();
    private final ZohoRoutes routes = new ZohoRoutes(modules, store, view, reads, writes, channels, automation, limits);
    private final String apiUrl;
    private volatile Clock clock = Clock.systemUTC();

    ZohoStandIn(String apiUrl) {
        this.apiUrl = apiUrl;
    }

    private Clock clock() {
        return clock;
    }

    /** The clock behind {@code Modified_Time}, token lives and limits. */
    public void clock(Clock newClock) {
        clock = newClock;
    }

    Answer accounts(Call call) {
        return face.serve("token", call, () -> {
            if (!call.is("POST")) {
                return Answer.html(405, "Method Not Allowed");
            }
            return switch (call.path()) {
                case "/oauth/v2/token" -> tokens.token(call, apiUrl);
                case "/oauth/v2/token/revoke" -> tokens.revoke(call);
                default -> Answer.html(404, "Not Found");
            };
        });
    }

    Answer api(Call call) {
        String kind = ZohoRoutes.kind(call);
        boolean heavy = ZohoRoutes.isHeavy(call, kind);
        try {
            limits.enter(heavy);
        } catch (Refusal refusal) {
            return face.serve(kind, call, refusal::answer);
        }
        try {
            return face.serve(kind, call, () -> {
                tokens.check(call);
                return routes.answer(call);
            });
        } finally {
            limits.leave(heavy);
        }
    }

    /**
     * Creates a record and answers its id: the one in {@code fields}, else 19 new digits. A lookup may be given as an id
     * alone, a subform as a list of maps. {@code Created_Time} and {@code Modified_Time} may be given (ISO 8601 with
     * offset). Throws {@link IllegalArgumentException} for fields that the module does not have.
     */
    public String put(String module, Map<String, ?> fields) {
        return store.put(module, fields);
    }

    /** Changes these fields; a subform is replaced as a whole. */
    public void edit(String module, String id, Map<String, ?> fields) {
        store.edit(module, id, fields);
    }

    /** Moves the record to the list of deleted records. */
    public void delete(String module, String id) {
        store.delete(module, id);
    }

    /** Takes the record out of the list of deleted records again. */
    public void restore(String module, String id) {
        store.restore(module, id);
    }

    /** From now on no read sees the record, and it is not among the deleted ones either. */
    public void hide(String module, String id) {
        store.hide(module, id, true);
    }

    public void show(String module, String id) {
        store.hide(module, id, false);
    }

    /** No read sees the record until this time has passed. */
    public void visibleAfter(String module, String id, Duration delay) {
        store.visibleAfter(module, id, delay);
    }

    /** The record as a single read answers it, hidden or not; null when there is none. */
    public JsonObject record(String module, String id) {
        ZohoModule found = modules.get(module);
        ZohoRecord record = found.records().get(id);
        return record == null ? null : view.whole(found, record, found.fields());
    }

    /** Ids of all records that exist, hidden ones too, ascending. */
    public List<String> ids(String module) {
        return List.copyOf(modules.get(module).records().keySet());
    }

    /** Names of the modules. */
    public List<String> modules() {
        return modules.all().stream().map(ZohoModule::apiName).toList();
    }

    /** Adds a custom field, as other organisations have it. */
    public void addField(String module, String apiName, String dataType) {
        modules.get(module).add(ZohoField.of(apiName, dataType));
    }

    public void removeField(String module, String apiName) {
        modules.get(module).remove(apiName);
    }

    /** A new one-use code for the grant {@code authorization_code}. */
    public String grantCode() {
        return tokens.grantCode();
    }

    /** All access tokens end now; the next call with one gets 401. */
    public void expireTokens() {
        tokens.expireAll();
    }

    /** The refresh token is worth nothing any more: {@code invalid_code}. */
    public void revokeRefreshToken() {
        tokens.revokeRefreshToken();
    }

    /** How long a new access token lives; 3,600 s unless set. */
    public void tokenLife(Duration life) {
        tokens.life(life);
    }

    /** At most so many access tokens in a time; 10 in 10 minutes unless set. */
    public void tokenLimit(int most, Duration window) {
        tokens.limit(most, window);
    }

    /** Switches the limit of access tokens off or back to 10 in 10 minutes. */
    public void tokenLimit(boolean on) {
        tokens.limit(on ? 10 : Integer.MAX_VALUE, Duration.ofMinutes(10));
    }

    /** Most ids of a read by ids; 100 unless set. */
    public void mostIds(int most) {
        reads.mostIds(most);
    }

    /** Most calls at once, and most heavy ones among them; 20 and 10 unless set. */
    public void concurrency(int most, int mostHeavy) {
        limits.limit(most, mostHeavy);
    }

    /** Most calls that ran at once since the last {@link #resetCalls()}. */
    public int peakConcurrency() {
        return limits.peak();
    }

    public void latency(Duration latency) {
        face.latency(latency);
    }

    /** The next {@code times} calls of a kind go wrong; for less than 0 until {@link #clearFaults()}. */
    public void fault(String kind, Fault fault, int times) {
        face.fault(kind, fault, times);
    }

    public void clearFaults() {
        face.clearFaults();
    }

    public long calls(String kind) {
        return face.calls(kind);
    }

    public Map<String, Long> calls() {
        return face.calls();
    }

    /** Credits used since the last {@link #resetCalls()}. */
    public long credits() {
        return limits.credits();
    }

    public List<Request> requests() {
        return face.requests();
    }

    /** Rows written through the API, oldest first. */
    public List<ZohoWrite> writes() {
        return writes.log();
    }

    /** Notification channels that are alive. */
    public List<JsonObject> channels() {
        return channels.all();
    }

    /** {@code webhooks} or {@code workflow_rules} that were set up. */
    public List<JsonObject> automation(String kind) {
        return automation.all(kind);
    }

    /** Somebody else's notification channel, in Zoho's own form. */
    public void putChannel(JsonObject channel) {
        channels.put(channel);
    }

    /** Loses a notification channel, as when its user was removed or an administrator ended it. */
    public void loseChannel(String channelId) {
        channels.lose(channelId);
    }

    /** Somebody else's webhook or workflow rule, in Zoho's own form and with an {@code id}. */
    public void putAutomation(String kind, JsonObject item) {
        automation.put(kind, item);
    }

    /** As if nothing had ever been set up: no channels, webhooks and workflow rules. */
    public void forgetSetUp() {
        channels.clear();
        automation.clear();
    }

    /** Forgets calls, credits, requests and writes; records and tokens stay. */
    public void resetCalls() {
        face.reset();
        limits.reset();
        writes.clearLog();
    }
}
