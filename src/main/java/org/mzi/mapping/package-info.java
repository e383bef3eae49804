/**
 * How a Zoho record becomes the attributes that the integration database keeps and Moodle receives: rules (which Zoho
 * field feeds which attribute, read as what), the conversions, the default rules of every entity type, and the rules that
 * an administrator put in their place.
 *
 * <p>Operations: {@link org.mzi.mapping.FieldMaps#of} gives the rules in force, {@link org.mzi.mapping.FieldMaps#save}
 * stores a new version of them, {@link org.mzi.mapping.FieldMaps#zohoFields} lists what to ask Zoho for;
 * {@link org.mzi.mapping.Mapper} applies rules to one record (or, for a preview, to any).
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>A field that was not read is unknown: its attribute is left out. One that was read and is empty is null.
 *   <li>A value that does not have the form its rule expects never fails the record: the attribute is left out and a
 *       {@link org.mzi.mapping.FieldProblem} says so, of personal data with the value's form alone.
 *   <li>What comes out fits the database: dates in the years 1 to 9999, exact decimals of at most 100 digits.
 *   <li>A new version of the rules is in force at once on the node that saved it and within three seconds on the
 *       others; records are mapped without a query each. Versions are never changed or deleted.
 * </ul>
 *
 * <p>The default rules are data, {@code default-maps.json}. Whether Zoho's module has a field is for the caller to find
 * out; mapping again what was mapped by older rules is too.
 */
package org.mzi.mapping;
