package org.mzi.console.persons;

import java.util.List;
import org.mzi.console.components.Rows;
import org.mzi.console.components.TableQuery;
import org.mzi.erasure.Erasure;

/** All erasures, newest first. */
record ErasureRows(ErasureActions actions) implements Rows<Erasure> {

    @Override
    public List<Erasure> page(TableQuery query, int offset, int limit) {
        return actions.list(offset, limit);
    }

    @Override
    public long count(TableQuery query, int cap) {
        return Math.min(actions.count(), cap);
    }

    @Override
    public Object id(Erasure erasure) {
        return erasure.id();
    }
}
