package org.mzi.console.records;

import com.vaadin.flow.component.html.Span;
import org.mzi.records.SyncStatus;

/** How a record stands between Zoho and Moodle, in its colour. */
class RecordBadge extends Span {

    /** @param deleted whether Zoho has deleted the record, of which Moodle may not know yet */
    RecordBadge(SyncStatus status, boolean deleted) {
        boolean goes = deleted && status == SyncStatus.PENDING;
        setText(getTranslation(goes ? "records.deletion-waits" : text(status.name())));
        getElement()
                .getThemeList()
                .add(
                        switch (status) {
                            case SYNCED -> "badge success";
                            case PROBLEM -> "badge error";
                            case PENDING -> "badge";
                            case LOCAL, DELETED -> "badge contrast";
                        });
    }

    /** Key of a status's name. */
    static String text(String status) {
        return "records.status." + status;
    }
}
