package org.mzi.platform;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Makes Java records of any visibility from columns of the same names ({@code zoho_id → zohoId}). */
final class RecordMapper implements RowMapper<Object> {

    private final Constructor<?> constructor;
    private final List<RecordComponent> components;

    RecordMapper(Class<?> type) {
        components = List.of(type.getRecordComponents());
        Class<?>[] types = components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            constructor = type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException("Not a record: " + type, e);
        }
        constructor.setAccessible(true);
    }

    @Override
    public Object map(ResultSet row, StatementContext context) throws SQLException {
        return specialize(row, context).map(row, context);
    }

    @Override
    public RowMapper<Object> specialize(ResultSet row, StatementContext context) throws SQLException {
        ColumnMapper<?>[] mappers = new ColumnMapper<?>[components.size()];
        int[] columns = new int[components.size()];
        for (int i = 0; i < mappers.length; i++) {
            RecordComponent component = components.get(i);
            mappers[i] = context.findColumnMapperFor(component.getGenericType())
                    .orElseThrow(() -> new IllegalArgumentException("No column type for " + component));
            columns[i] = row.findColumn(snake(component.getName()));
        }
        return (results, ignored) -> make(results, context, mappers, columns);
    }

    private Object make(ResultSet row, StatementContext context, ColumnMapper<?>[] mappers, int[] columns)
            throws SQLException {
        Object[] values = new Object[mappers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = mappers[i].map(row, columns[i], context);
        }
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "Cannot make " + constructor.getDeclaringClass() + " of " + Arrays.toString(columns), e);
        }
    }

    private static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
