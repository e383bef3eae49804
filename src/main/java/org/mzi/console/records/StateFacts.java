package org.mzi.console.records;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mzi.console.components.Facts;
import org.mzi.console.components.Notice;
import org.mzi.console.components.ProblemNotice;
import org.mzi.console.words.Mono;
import org.mzi.console.words.Times;
import org.mzi.records.StoredRecord;
import org.mzi.work.Events;

/** How a record stands: what is in its way, when it was read from Zoho, and what Moodle has of it. */
record StateFacts(RecordState state, Times times) {

    /** Enough to see whether two are the same. */
    private static final int FINGERPRINT = 12;

    List<Component> parts() {
        List<Component> parts = new ArrayList<>();
        if (!state.isHere()) {
            parts.add(notHere());
        }
        if (state.problem() != null) {
            parts.add(problem(state.problem(), times.language()));
        } else if (state.isHere() && state.details().stored().lastProblem() != null) {
            parts.add(Notice.error(new Span().getTranslation("record.problem"))
                    .foreign(state.details().stored().lastProblem()));
        }
        if (state.isHere()) {
            parts.add(facts(state.details().stored()));
        }
        return parts;
    }

    private static Notice problem(Events.Row event, Locale language) {
        return ProblemNotice.of(event.problemCode(), event.problemText(), language);
    }

    private static Notice notHere() {
        Span words = new Span();
        return new Notice(VaadinIcon.INFO_CIRCLE, words.getTranslation("record.not-here"))
                .quiet(words.getTranslation("record.not-here.text"));
    }

    private Div facts(StoredRecord stored) {
        Facts zoho = new Facts();
        zoho.add("records.modified", time(stored.zohoModifiedTime()));
        zoho.add("record.read", time(stored.readAt()));
        if (stored.isDeleted()) {
            zoho.add("record.deleted", time(stored.deletedAt()));
        }
        Paragraph moodle = new Paragraph();
        moodle.setText(moodle.getTranslation("record.moodle." + inMoodle(stored)));
        moodle.addClassName("moodle-state");
        Div facts = new Div(Section.title("record.zoho"), zoho, Section.title("record.moodle"), moodle);
        if (state.type().moodle()) {
            facts.add(moodleFacts(stored));
        }
        facts.addClassName("record-state");
        return facts;
    }

    private Facts moodleFacts(StoredRecord stored) {
        Facts moodle = new Facts();
        moodle.add("record.moodle-id", mono(stored.moodleId()));
        if (state.details().moodleStatus() != null) {
            moodle.add("record.moodle-status", mono(state.details().moodleStatus()));
        }
        moodle.add("record.accepted", time(stored.syncedAt()));
        if (stored.pushedHash() != null && !stored.isDeleted()) {
            moodle.add("record.fingerprint-accepted", fingerprint(stored.pushedHash()));
            moodle.add("record.fingerprint-now", fingerprint(stored.dataHash()));
        }
        return moodle;
    }

    /** Of what Moodle accepted only a fingerprint is kept: it tells whether that is the record as it is now. */
    private String inMoodle(StoredRecord stored) {
        if (!state.type().moodle()) {
            return "never";
        }
        if (!stored.isOutstanding()) {
            return stored.isDeleted() ? "deleted" : "present";
        }
        if (!state.pushes()) {
            return "off";
        }
        if (stored.pushedHash() == null) {
            return stored.syncedAt() == null ? "none" : "again";
        }
        return stored.isDeleted() ? "not-deleted" : "older";
    }

    private Span time(java.time.OffsetDateTime time) {
        return new Span(times.write(time));
    }

    private static Mono mono(String text) {
        return new Mono(text == null ? "–" : text);
    }

    private static Mono fingerprint(String hash) {
        Mono fingerprint = new Mono(hash.length() > FINGERPRINT ? hash.substring(0, FINGERPRINT) + "…" : hash);
        fingerprint.setTitle(hash);
        return fingerprint;
    }
}
