package org.mzi.docs;

import static org.mzi.docs.MarkdownTable.code;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.mzi.mapping.FieldMap;
import org.mzi.mapping.FieldMaps;
import org.mzi.mapping.FieldRule;
import org.mzi.records.EntityType;
import org.mzi.records.EntityTypes;

/** The default field maps as tables: first those of the entity types that are handled, then the others. */
final class MappingReference {

    private static final FieldMaps MAPS = new FieldMaps(null, null);

    private MappingReference() {}

    static String markdown() {
        EntityTypes types = EntityTypes.load();
        List<EntityType> handled = types.handled();
        List<EntityType> others = new ArrayList<>(types.all());
        others.removeAll(handled);
        return "## Entity types that are handled\n\n" + maps(types, handled)
                + "\n## Entity types that are only known\n\nThese maps are stored with the program; no event uses them.\n\n"
                + maps(types, others) + "\n" + rows("Instalments: rows of a registration", "installments");
    }

    private static String maps(EntityTypes types, List<EntityType> chosen) {
        return chosen.stream()
                .map(type -> rows(type.title() + " (" + code(types.module(type)) + ")", type.name()))
                .collect(Collectors.joining("\n"));
    }

    private static String rows(String title, String entity) {
        FieldMap map = MAPS.defaultOf(entity);
        MarkdownTable table = new MarkdownTable("Zoho field", "Attribute", "Read as", "If empty");
        for (FieldRule rule : map.rules()) {
            table.row(
                    String.join(
                            ", else ",
                            rule.zohoFields().stream()
                                    .map(MappingReference::field)
                                    .toList()),
                    code(rule.attribute()),
                    code(rule.extraction().word()),
                    rule.otherwise() == null ? "" : code(rule.otherwise()));
        }
        return "### " + title + "\n\n" + table;
    }

    private static String field(String name) {
        return name.equals(FieldRule.ROW) ? "the row's number from 1" : code(name);
    }
}
