package org.mzi.zoho;

import java.util.List;

/**
 * A workflow rule as Zoho has it.
 *
 * @param id Zoho's
 * @param module API name
 * @param trigger what it runs on: {@code create_or_edit}, {@code edit}, {@code delete} or another word of Zoho's
 * @param conditionId Zoho's id of its first condition, to which its actions belong; null when unknown
 * @param webhooks ids of the webhooks that it calls at once
 */
public record WorkflowRule(
        String id,
        String name,
        String module,
        String trigger,
        boolean active,
        String conditionId,
        List<String> webhooks) {

    public WorkflowRule {
        webhooks = List.copyOf(webhooks);
    }
}
