/**
 * The console's screen for erasing a student: find, look at what would go, confirm, watch it go, lift. For administrators
 * only. What is searched for is personal and therefore never part of the address.
 */
package org.mzi.console.persons;
