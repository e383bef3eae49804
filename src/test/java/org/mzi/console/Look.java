package org.mzi.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.util.List;

/** A way in which somebody sees the console. */
record Look(String name, String language, boolean dark, int width, int height) {

    /** On a busy machine. */
    private static final int LONGEST_MILLIS = 120_000;

    static final Look LIGHT = new Look("light", "en", false, 1360, 840);
    static final Look DARK = new Look("dark", "en", true, 1360, 840);
    static final Look ARABIC = new Look("arabic", "ar", false, 1360, 840);
    static final Look PHONE = new Look("phone", "en", false, 390, 844);
    static final Look TABLET = new Look("tablet", "en", false, 768, 1024);
    static final Look WIDE = new Look("wide", "ar", true, 1920, 1080);
    static final List<Look> ALL = List.of(LIGHT, DARK, ARABIC, PHONE, TABLET, WIDE);

    /** An empty page with this language, theme and size, in Riyadh. */
    Page page(Browser browser, URI base) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(base.toString())
                .setLocale(language)
                .setTimezoneId("Asia/Riyadh")
                .setViewportSize(width, height));
        String host = base.getHost();
        context.addCookies(
                List.of(cookie("mzi-language", language, host), cookie("mzi-theme", dark ? "dark" : "light", host)));
        Page page = context.newPage();
        page.setDefaultTimeout(LONGEST_MILLIS);
        return page;
    }

    private static Cookie cookie(String name, String value, String host) {
        return new Cookie(name, value).setDomain(host).setPath("/admin");
    }
}
