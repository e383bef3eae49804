package org.mzi.zoho.remote;

import java.net.URI;
import java.util.Arrays;
import java.util.List;

/**
 * Zoho's data centres and their hosts. A table, because the hosts follow no pattern (Canada's accounts server). Source:
 * {@code dc/*DataCenter.java} of zoho/zohocrm-java-sdk-8.0 and, for the UK, Zoho's multi-DC page.
 */
enum DataCentre {
    US("com", "accounts.zoho.com", "www.zohoapis.com"),
    EU("eu", "accounts.zoho.eu", "www.zohoapis.eu"),
    IN("in", "accounts.zoho.in", "www.zohoapis.in"),
    AU("au", "accounts.zoho.com.au", "www.zohoapis.com.au"),
    JP("jp", "accounts.zoho.jp", "www.zohoapis.jp"),
    CA("ca", "accounts.zohocloud.ca", "www.zohoapis.ca"),
    SA("sa", "accounts.zoho.sa", "www.zohoapis.sa"),
    CN("cn", "accounts.zoho.com.cn", "www.zohoapis.com.cn"),
    UK("uk", "accounts.zoho.uk", "www.zohoapis.uk");

    private static final String PRODUCTION = "www.";
    private static final List<String> ENVIRONMENTS = List.of(PRODUCTION, "sandbox.", "developer.");

    private final String region;
    private final String accountsHost;
    private final String apiHost;

    DataCentre(String region, String accountsHost, String apiHost) {
        this.region = region;
        this.accountsHost = accountsHost;
        this.apiHost = apiHost;
    }

    static DataCentre of(String region) {
        return Arrays.stream(values())
                .filter(centre -> centre.region.equals(region))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No Zoho data centre " + region));
    }

    /** In the order in which they are offered. */
    static List<String> regions() {
        return Arrays.stream(values()).map(centre -> centre.region).toList();
    }

    URI accounts() {
        return URI.create("https://" + accountsHost);
    }

    URI api() {
        return URI.create("https://" + apiHost);
    }

    /** Whether a token may be sent there: https, and an API host of this table or its sandbox or developer twin. */
    static boolean trusts(URI api) {
        boolean bare = "https".equalsIgnoreCase(api.getScheme())
                && api.getHost() != null
                && api.getPort() < 0
                && api.getRawUserInfo() == null
                && (api.getRawPath().isEmpty() || api.getRawPath().equals("/"));
        return bare
                && Arrays.stream(values())
                        .map(centre -> centre.apiHost.substring(PRODUCTION.length()))
                        .anyMatch(domain -> ENVIRONMENTS.stream()
                                .anyMatch(environment -> api.getHost().equalsIgnoreCase(environment + domain)));
    }
}
