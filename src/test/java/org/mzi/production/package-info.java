/**
 * What operators are given, tried as they use it: the container's command line, a full Payara Server by the commands of
 * {@code docs/deployment.md}, the settings and metrics that configuration files name.
 */
package org.mzi.production;
