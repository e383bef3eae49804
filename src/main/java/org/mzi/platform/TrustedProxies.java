package org.mzi.platform;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Addresses of proxies that are believed, and what they say about a client. Names are never looked up. */
public final class TrustedProxies {

    /** An IPv4 or IPv6 address: what {@link InetAddress} takes for a name does not get that far. */
    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final List<Network> networks;

    private record Network(byte[] address, int bits) {
        boolean contains(byte[] other) {
            int rest = address.length * Byte.SIZE - bits;
            return other.length == address.length
                    && new BigInteger(1, other).shiftRight(rest).equals(new BigInteger(1, address).shiftRight(rest));
        }
    }

    private TrustedProxies(List<Network> networks) {
        this.networks = networks;
    }

    /** @param text addresses or networks such as {@code 10.1.0.0/16}, separated by commas; may be empty */
    static TrustedProxies parse(String text) {
        return new TrustedProxies(Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(TrustedProxies::network)
                .toList());
    }

    /** Whether the address, as a container writes it, is that of a trusted proxy. */
    boolean trusts(String address) {
        byte[] bytes = bytes(address);
        return bytes != null && networks.stream().anyMatch(network -> network.contains(bytes));
    }

    /**
     * The address of the client of a request: that of the peer, unless it is a trusted proxy; then what that proxy appended
     * last to {@code X-Forwarded-For}, and so on from right to left while the one that is found is a trusted proxy too. What
     * stands left of it may be anybody's invention.
     *
     * @param forwardedFor all values of the header, in order, joined with commas; null when there is none
     */
    String client(String peer, String forwardedFor) {
        String client = peer;
        String[] hops = forwardedFor == null ? new String[0] : forwardedFor.split(",");
        for (int hop = hops.length - 1; hop >= 0 && trusts(client); hop--) {
            String named = hops[hop].strip();
            if (bytes(named) == null) {
                break;
            }
            client = named;
        }
        return client;
    }

    private static Network network(String text) {
        String[] parts = text.split("/", 2);
        byte[] address = bytes(parts[0].strip());
        if (address == null) {
            throw new IllegalArgumentException("must be addresses or networks such as 10.1.0.0/16");
        }
        int most = address.length * Byte.SIZE;
        int bits = parts.length == 1 ? most : bits(parts[1].strip());
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException("must have 0 to " + most + " bits after the slash");
        }
        return new Network(address, bits);
    }

    private static int bits(String text) {
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
    }

    /** Null for what is no address. */
    private static byte[] bytes(String address) {
        if (address == null || !LITERAL.matcher(address).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException malformed) {
            return null;
        }
    }
}
