/**
 * What screens are built of.
 *
 * <p>Operations: {@link org.mzi.console.components.TableView} is a list with filter, lazy grid, cards on a phone, details, and
 * words for nothing found and for a database that is away; {@link org.mzi.console.components.DetailDialog} what is known about
 * one row; {@link org.mzi.console.components.Question} asks before what cannot be undone;
 * {@link org.mzi.console.components.Notice} and {@link org.mzi.console.components.ProblemNotice} tell;
 * {@link org.mzi.console.components.UnexpectedErrorHandler} gives an unexpected error a reference that finds it in the log.
 *
 * <p>Promises: what a {@code TableView} filters or opens stands in the URL's query; it refreshes by itself without losing the
 * keyboard's place; all can be used by keyboard and screen reader, from phone to wide screen, and in both directions of writing.
 * Nothing here knows a screen.
 */
package org.mzi.console.components;
