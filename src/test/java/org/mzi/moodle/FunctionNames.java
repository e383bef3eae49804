package org.mzi.moodle;

/** For the documentation: which functions an older plugin is called with. */
public final class FunctionNames {

    private FunctionNames() {}

    /** Null where such records have no place in Moodle. */
    public static String upsert(String entity) {
        return EntityFunctions.of(entity).upsertFunction();
    }

    /** Null where an older plugin cannot delete them. */
    public static String delete(String entity) {
        return EntityFunctions.of(entity).deleteFunction();
    }
}
