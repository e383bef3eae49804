/**
 * What keeps the documentation true. Tables in {@code docs/} that follow from code or data are written by
 * {@link org.mzi.docs.GeneratedDocs} ({@code bin/docs}); a unit test fails when one of them is out of date, another when a
 * link leads nowhere or {@code .env.example} names an unknown setting, and {@code ReadmeIT} runs the README's commands.
 */
package org.mzi.docs;
