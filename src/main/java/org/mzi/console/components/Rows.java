package org.mzi.console.components;

import java.util.List;

/** Where a table's rows come from. May throw: the table then says that they could not be read. */
public interface Rows<T> {

    /** The rows that a query finds, from that position on, in the table's own order. */
    List<T> page(TableQuery query, int offset, int limit);

    /** How many there are; counting stops at {@code cap}. */
    long count(TableQuery query, int cap);

    /** What stays the same when a row changes. */
    Object id(T row);
}
