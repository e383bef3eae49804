package org.mzi.console.dashboard;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;

/** One figure with what belongs to it and its course over time. */
class FigureCard extends Div {

    private final Span figure = new Span("–");
    private final Span detail = new Span();
    private final Div chart = new Div();
    private final Span begins = new Span();
    private final Span most = new Span();
    private String drawn = "";

    FigureCard(String title, String id) {
        addClassName("figure-card");
        setId(id);
        H2 heading = new H2(title);
        figure.addClassName("figure");
        detail.addClassNames("figure-detail", "quiet");
        chart.addClassName("chart-frame");
        most.addClassName("chart-most");
        Div plot = new Div(chart, most);
        plot.addClassName("chart-plot");
        Div axis = new Div(begins, new Span(getTranslation("dashboard.now")));
        axis.addClassName("chart-axis");
        axis.getElement().setAttribute("dir", "ltr");
        begins.getElement().setAttribute("dir", "auto");
        add(heading, figure, detail, plot, axis);
    }

    void figure(String text, boolean pressing) {
        figure.setText(text);
        figure.setClassName("pressing", pressing);
    }

    void detail(String text) {
        detail.setText(text);
    }

    /**
     * @param svg drawn from left to right in every language
     * @param begin the first step's time, as text
     * @param scale the largest value, as text
     */
    void chart(String svg, String begin, String scale) {
        begins.setText(begin);
        most.setText(scale);
        if (!svg.equals(drawn)) {
            drawn = svg;
            chart.getElement().setProperty("innerHTML", svg);
        }
    }
}
