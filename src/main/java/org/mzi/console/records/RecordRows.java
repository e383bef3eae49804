package org.mzi.console.records;

import java.util.List;
import org.mzi.console.components.Rows;
import org.mzi.console.components.TableQuery;
import org.mzi.records.EntityTypes;
import org.mzi.records.RecordSearch;

/** Records of the type that is asked for. */
record RecordRows(RecordSearch search, EntityTypes types) implements Rows<RecordSearch.Row> {

    @Override
    public List<RecordSearch.Row> page(TableQuery query, int offset, int limit) {
        return search.page(RecordFilter.filter(query, types), RecordFilter.order(query), offset, limit);
    }

    @Override
    public long count(TableQuery query, int cap) {
        return search.count(RecordFilter.filter(query, types), cap);
    }

    @Override
    public Object id(RecordSearch.Row row) {
        return row.zohoId();
    }
}
