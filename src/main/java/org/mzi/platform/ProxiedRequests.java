package org.mzi.platform;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Shows the rest of the application each request as its client sent it to the first trusted proxy: the client's address,
 * and whether it came over TLS. A session's cookie is then {@code Secure}; the container, which sees only the connection
 * from the proxy, would not make it so.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class ProxiedRequests implements Filter {

    private static final String COOKIE = "Set-Cookie";

    @Inject
    private Settings settings;

    /** What cannot be read stops the deployment, not each request. */
    @Override
    public void init(FilterConfig config) {
        settings.get(PlatformSettings.TRUSTED_PROXIES);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        TrustedProxies proxies = settings.get(PlatformSettings.TRUSTED_PROXIES);
        boolean proxied = proxies.trusts(request.getRemoteAddr());
        HttpServletRequest http = (HttpServletRequest) request;
        chain.doFilter(proxied ? new Proxied(http, (HttpServletResponse) response, proxies) : request, response);
    }

    private static final class Proxied extends HttpServletRequestWrapper {

        private final HttpServletResponse response;
        private final String client;
        private final boolean secure;

        Proxied(HttpServletRequest request, HttpServletResponse response, TrustedProxies proxies) {
            super(request);
            this.response = response;
            this.client = proxies.client(request.getRemoteAddr(), all(request, "X-Forwarded-For"));
            this.secure = request.isSecure() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
        }

        private static String all(HttpServletRequest request, String header) {
            List<String> values = Collections.list(request.getHeaders(header));
            return values.isEmpty() ? null : String.join(",", values);
        }

        @Override
        public String getRemoteAddr() {
            return client;
        }

        @Override
        public String getRemoteHost() {
            return client;
        }

        @Override
        public boolean isSecure() {
            return secure;
        }

        @Override
        public String getScheme() {
            return secure ? "https" : "http";
        }

        @Override
        public HttpSession getSession() {
            return getSession(true);
        }

        @Override
        public HttpSession getSession(boolean create) {
            HttpSession session = super.getSession(create);
            if (session != null && session.isNew()) {
                secureCookies();
            }
            return session;
        }

        @Override
        public String changeSessionId() {
            String id = super.changeSessionId();
            secureCookies();
            return id;
        }

        private void secureCookies() {
            List<String> cookies = new ArrayList<>(response.getHeaders(COOKIE));
            if (!secure || response.isCommitted() || cookies.stream().allMatch(Proxied::isSecure)) {
                return;
            }
            response.setHeader(COOKIE, secured(cookies.remove(0)));
            cookies.forEach(cookie -> response.addHeader(COOKIE, secured(cookie)));
        }

        private static String secured(String cookie) {
            return isSecure(cookie) ? cookie : cookie + "; Secure";
        }

        private static boolean isSecure(String cookie) {
            return cookie.toLowerCase(Locale.ROOT).matches(".*;\\s*secure(;.*)?");
        }
    }
}
