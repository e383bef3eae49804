package org.mzi.console.components;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import org.mzi.console.words.Mono;
import org.mzi.console.words.ProblemWords;

/** What a problem means, what to do about it, and the words with which it was reported. */
public final class ProblemNotice {

    private ProblemNotice() {}

    /** @param text as reported, or null */
    public static Notice of(String code, String text, Locale language) {
        Notice problem = Notice.error(ProblemWords.meaning(code, language));
        problem.line(new Span(ProblemWords.action(code, language)));
        problem.line(new Mono(code));
        if (text != null) {
            Span words = new Span(text);
            words.getElement().setAttribute("dir", "auto");
            words.addClassName("quiet");
            problem.line(words);
        }
        return problem;
    }
}
