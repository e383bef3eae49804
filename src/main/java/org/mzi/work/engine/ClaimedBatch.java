package org.mzi.work.engine;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.mzi.work.Batch;
import org.mzi.work.Event;
import org.mzi.work.EventHandler;
import org.mzi.work.Finish;
import org.mzi.work.Outcome;
import org.mzi.work.Tally;

/** A batch under one fence. Parts of it share the fence. Used by one thread. */
final class ClaimedBatch implements Batch {

    private final Engine engine;
    private final EventHandler handler;
    private final long fence;
    private final Map<Long, Claims.Claimed> open = new LinkedHashMap<>();

    ClaimedBatch(Engine engine, EventHandler handler, long fence, List<Claims.Claimed> events) {
        this.engine = engine;
        this.handler = handler;
        this.fence = fence;
        events.forEach(claimed -> open.put(claimed.event().id(), claimed));
    }

    @Override
    public List<Event> events() {
        return open.values().stream().map(Claims.Claimed::event).toList();
    }

    @Override
    public <R> R whileClaimed(BiFunction<Handle, Set<Long>, R> work) {
        return engine.database().write(handle -> {
            Set<Long> held = Claims.stillHeld(handle, open.keySet(), fence);
            return work.apply(handle, held);
        });
    }

    @Override
    public void finish(Map<Long, Outcome> outcomes, Consumer<Set<Long>> claimed, Consumer<Handle> alsoWrite) {
        OffsetDateTime now = engine.now();
        List<Finish> ends = outcomes.entrySet().stream()
                .filter(entry -> open.containsKey(entry.getKey()))
                .map(entry -> Finish.of(event(entry.getKey()), entry.getValue(), engine.schedule(), now))
                .toList();
        engine.pause(outcomes.values());
        Set<Long> held = engine.database().write(handle -> {
            Set<Long> mine =
                    Claims.stillHeld(handle, ends.stream().map(Finish::id).toList(), fence);
            claimed.accept(mine);
            alsoWrite.accept(handle);
            List<Finish> valid =
                    ends.stream().filter(end -> mine.contains(end.id())).toList();
            int coalesced = join(handle, valid, now) + FinishWriter.write(handle, handler, valid, now);
            Tally tally = new Tally(now).add("COALESCED", coalesced);
            valid.forEach(end -> tally.ended(event(end.id()), end));
            tally.write(handle);
            return mine;
        });
        ends.forEach(end -> EventLog.finished(open.remove(end.id()).event(), end, held.contains(end.id())));
    }

    private int join(Handle handle, List<Finish> ends, OffsetDateTime now) {
        Map<Long, Long> into = new TreeMap<>();
        ends.stream()
                .filter(Finish::settles)
                .forEach(end -> open.get(end.id()).joined().forEach(id -> into.put(id, end.id())));
        return FinishWriter.join(handle, into, now);
    }

    private Event event(long id) {
        return open.get(id).event();
    }

    /** The unfinished events as two batches of half the size. */
    List<ClaimedBatch> halves() {
        List<Claims.Claimed> events = List.copyOf(open.values());
        int middle = (events.size() + 1) / 2;
        List<ClaimedBatch> halves = new ArrayList<>(2);
        halves.add(new ClaimedBatch(engine, handler, fence, events.subList(0, middle)));
        halves.add(new ClaimedBatch(engine, handler, fence, events.subList(middle, events.size())));
        return halves;
    }

    void finishAll(Outcome outcome) {
        if (!open.isEmpty()) {
            finish(open.keySet().stream().collect(Collectors.toMap(id -> id, id -> outcome)));
        }
    }

    long fence() {
        return fence;
    }

    EventHandler handler() {
        return handler;
    }

    int size() {
        return open.size();
    }
}
