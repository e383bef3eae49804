/**
 * How the console words what it shows, for whoever reads it: language, time zone, role.
 *
 * <p>Operations: {@link org.mzi.console.words.Texts} has every text in each language; {@link org.mzi.console.words.Times},
 * {@link org.mzi.console.words.EventWords}, {@link org.mzi.console.words.EntityWords} and
 * {@link org.mzi.console.words.ProblemWords} word times, events, entities and problems;
 * {@link org.mzi.console.words.PersonalData} masks what the reader's role may not see;
 * {@link org.mzi.console.words.Reader} knows the reader's time zone, {@link org.mzi.console.words.CurrentUser} who it is.
 *
 * <p>Promises: a key that a language lacks is a failing build, never an empty place. Nothing here knows a screen or a table.
 */
package org.mzi.console.words;
