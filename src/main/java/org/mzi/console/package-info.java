/**
 * The administration console under {@code /admin}: Vaadin views, one class per screen. No business rule and no SQL lives
 * here; a view shows what other packages say and passes on what the user decides. This package holds the frame and the
 * log-in; below it are {@link org.mzi.console.components} and {@link org.mzi.console.words}, which all screens share, and a
 * package for each group of screens, none of which this one knows.
 *
 * <p>Rules for a new view:
 *
 * <ul>
 *   <li>{@code @Route} with {@link org.mzi.console.ConsoleLayout}, {@code @Dependent} (without a CDI scope the page
 *       stays blank; {@code @RouteScoped} shows the instance of a page that was reloaded, blank too) and
 *       {@code @RolesAllowed}; a view without the latter is refused to everybody.
 *   <li>{@code @Menu} gives it a place in the navigation; its title is the key of a text.
 *   <li>Every text comes from {@code texts_en.properties} and {@code texts_ar.properties} through {@code getTranslation};
 *       {@code TextsTest} compares both with the code.
 *   <li>What is filtered or opened stands in the URL's query, so that a page can be reloaded, bookmarked and sent on.
 *   <li>Only components that come with Vaadin's own bundle: no {@code @JsModule}, {@code @NpmPackage} or theme folder.
 *       Styles go to {@code webapp/console/console.css}, with logical properties ({@code margin-inline-start}), because
 *       Arabic runs the other way.
 *   <li>A list is a {@link org.mzi.console.components.TableView}: filter, lazy grid, cards on a phone, details, words for nothing
 *       found and for a database that is away. What is known about one row is a {@link org.mzi.console.components.DetailDialog}.
 *   <li>Personal data is shown through {@link org.mzi.console.words.PersonalData}, a problem through
 *       {@link org.mzi.console.words.ProblemWords}.
 *   <li>What changes something is recorded in the audit trail.
 * </ul>
 *
 * <p>Views that show running work refresh every few seconds by polling; a page that lost the database says so and
 * recovers by itself. An unexpected error shows a reference that finds it in the log, never its cause.
 */
package org.mzi.console;
