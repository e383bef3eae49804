/**
 * Registers in Zoho what makes it tell the bridge of changes: notification channels, and workflow rules with the webhooks that
 * they call.
 *
 * <p>Operations: {@link org.mzi.setup.Registration} plans, registers, and tells what is registered.
 *
 * <p>Promises:
 *
 * <ul>
 *   <li>A registration can be run again at any time: what is there and right stays, what is there and wrong is put right,
 *       what is missing is made. All nodes together run one at a time.
 *   <li>What Zoho would post to another bridge is never touched unless it is named for it. Another bridge is any address that
 *       does not begin with {@code WEBHOOK_BASE_URL} and this application's path. That a channel or rule was made from this
 *       database counts for nothing: a staging system may run on a copy of it.
 *   <li>One thing that fails leaves the others standing. Where Zoho as a whole fails, the rest is not tried.
 *   <li>Every quarter of an hour one node looks after the channels that were registered: one with less than half of its week
 *       left is renewed, one that Zoho has lost is made anew under its old id and token, so that nothing under way is
 *       refused. Rules have no end and are left to {@code register}.
 *   <li>A channel's token is stored, encrypted, before Zoho hears of it: a crash between the two is mended by the next look.
 *   <li>Secrets are never part of a plan, a report or a state.
 * </ul>
 *
 * <p>Whether a caller may register is for the API and the console to say. What a notification or webhook leads to is
 * {@code intake}'s.
 */
package org.mzi.setup;
