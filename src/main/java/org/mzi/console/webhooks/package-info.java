/**
 * The screen about what is registered in Zoho: notification channels and workflow rules, how they stand, and the way to
 * register them, by the bridge or by hand. Administrators register; everybody looks.
 */
package org.mzi.console.webhooks;
