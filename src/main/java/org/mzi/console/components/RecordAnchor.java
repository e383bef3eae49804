package org.mzi.console.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import java.util.Set;
import java.util.stream.Collectors;
import org.mzi.console.words.Entities;
import org.mzi.console.words.Mono;
import org.mzi.records.EntityType;
import org.mzi.records.EntityTypes;

/** The way to the screen of one record. */
public final class RecordAnchor extends Anchor {

    /** Path of the screen, before entity type and Zoho id. */
    public static final String PATH = "records/";

    private static final String HANDLERS = "zoho.";
    private static final Set<String> ENTITIES =
            EntityTypes.load().handled().stream().map(EntityType::name).collect(Collectors.toUnmodifiableSet());

    /** @param entity name of a handled type, such as {@code students} */
    public RecordAnchor(String entity, String zohoId, String text) {
        super(path(entity, zohoId), text);
        getElement().setAttribute("router-link", true);
        addClassName("record-link");
    }

    public static String path(String entity, String zohoId) {
        return PATH + entity + "/" + zohoId;
    }

    /** The id of what an event is about, as the way to it where that is a record. */
    public static Component ofEvent(String handler, String recordKey) {
        String entity = handler.startsWith(HANDLERS) ? Entities.nameIn(handler) : "";
        if (!ENTITIES.contains(entity) || !recordKey.matches("[0-9]{1,19}")) {
            return new Mono(recordKey);
        }
        RecordAnchor anchor = new RecordAnchor(entity, recordKey, recordKey);
        anchor.addClassName("mono");
        anchor.getElement().setAttribute("dir", "ltr");
        return anchor;
    }
}
