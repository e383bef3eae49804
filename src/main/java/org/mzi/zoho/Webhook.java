package org.mzi.zoho;

/**
 * A webhook of Zoho's workflow, as Zoho has it.
 *
 * @param id Zoho's
 * @param module API name
 * @param url where Zoho posts to
 * @param provesItself whether it sends the header {@link ZohoAutomation#HEADER}, with whatever value; true where Zoho
 *     does not tell
 */
public record Webhook(String id, String name, String module, String url, boolean provesItself) {}
