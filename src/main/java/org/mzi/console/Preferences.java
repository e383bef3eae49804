package org.mzi.console;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinService;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.mzi.console.words.Texts;

/** Language and theme of this browser, kept for a year in cookies, so that they hold before the log-in too. */
final class Preferences {

    private static final String LANGUAGE = "mzi-language";
    private static final String THEME = "mzi-theme";
    private static final String DARK = "dark";
    private static final int KEPT_SECONDS = (int) Duration.ofDays(365).toSeconds();

    private Preferences() {}

    /** The language that was chosen, or else the first one that the browser asks for and the console has. */
    static Locale language(VaadinRequest request) {
        return cookie(request, LANGUAGE)
                .map(Locale::forLanguageTag)
                .filter(Texts.LANGUAGES::contains)
                .orElseGet(() -> Texts.nearest(request.getLocale()));
    }

    static boolean isDark(VaadinRequest request) {
        return cookie(request, THEME).filter(DARK::equals).isPresent();
    }

    static void setLanguage(Locale language) {
        keep(LANGUAGE, language.toLanguageTag());
    }

    static void setDark(boolean dark) {
        keep(THEME, dark ? DARK : "light");
    }

    private static Optional<String> cookie(VaadinRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    private static void keep(String name, String value) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath(VaadinService.getCurrentRequest().getContextPath() + "/admin");
        cookie.setMaxAge(KEPT_SECONDS);
        cookie.setHttpOnly(true);
        cookie.setSecure(VaadinService.getCurrentRequest().isSecure());
        cookie.setAttribute("SameSite", "Lax");
        VaadinService.getCurrentResponse().addCookie(cookie);
    }
}
