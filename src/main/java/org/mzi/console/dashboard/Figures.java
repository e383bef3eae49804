package org.mzi.console.dashboard;

import com.vaadin.flow.component.html.Div;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import org.mzi.console.words.Texts;
import org.mzi.console.words.Times;
import org.mzi.monitoring.Flow;
import org.mzi.monitoring.Flow.Measure;
import org.mzi.monitoring.Overview;
import org.mzi.monitoring.Statistics;
import org.mzi.zoho.remote.ZohoUsage;

/** The figures of an {@link Overview}, each with its course over the period that the user chose. */
class Figures extends Div {

    private static final double MEDIAN = 0.5;
    private static final double NEARLY_ALL = 0.95;
    private static final double MOST_CREDITS = 0.8;

    private final FigureCard in = new FigureCard(getTranslation("dashboard.in"), "figure-in");
    private final FigureCard out = new FigureCard(getTranslation("dashboard.out"), "figure-out");
    private final FigureCard waiting = new FigureCard(getTranslation("dashboard.waiting"), "figure-waiting");
    private final FigureCard latency = new FigureCard(getTranslation("dashboard.latency"), "figure-latency");
    private final FigureCard parked = new FigureCard(getTranslation("dashboard.parked"), "figure-parked");
    private final FigureCard credits = new FigureCard(getTranslation("dashboard.credits"), "figure-credits");
    private Times times;

    Figures() {
        addClassName("figures");
        add(in, out, waiting, latency, parked, credits);
    }

    void show(Overview.Snapshot now, boolean day, Times readersTimes) {
        times = readersTimes;
        Flow.Period period = day ? now.lastDay() : now.lastHour();
        flow(period);
        waiting(now.figures(), period);
        latency(period);
        parked(now.figures(), period);
        credits(now.figures().zoho(), now.creditsByHour(), now.lastDay());
    }

    private void flow(Flow.Period period) {
        in.figure(number(period.total(Measure.RECEIVED)), false);
        in.detail(getTranslation("dashboard.in.detail"));
        columns(in, period, List.of(new Chart.Series("in", period.trend(Measure.RECEIVED))));

        out.figure(number(period.total(Measure.DONE, Measure.SKIPPED, Measure.COALESCED, Measure.DISCARDED)), false);
        out.detail(getTranslation(
                "dashboard.out.detail",
                number(period.total(Measure.DONE)),
                number(period.total(Measure.SKIPPED)),
                number(period.total(Measure.COALESCED))));
        columns(
                out,
                period,
                List.of(
                        new Chart.Series("done", period.trend(Measure.DONE)),
                        new Chart.Series(
                                "other", period.trend(Measure.SKIPPED, Measure.COALESCED, Measure.DISCARDED))));
    }

    private void columns(FigureCard card, Flow.Period period, List<Chart.Series> series) {
        long[] sums = new long[series.get(0).values().length];
        series.forEach(each -> Arrays.setAll(sums, i -> sums[i] + each.values()[i]));
        String words = words(sums, period, this::number);
        card.chart(Chart.columns(words, series), begin(period), scale(sums, this::number));
    }

    private void waiting(Statistics.Snapshot figures, Flow.Period period) {
        long number = figures.waiting();
        waiting.figure(number(number), false);
        waiting.detail(
                number == 0
                        ? getTranslation("dashboard.waiting.none")
                        : getTranslation(
                                "dashboard.waiting.oldest",
                                Amounts.of(figures.oldestPendingAge()).write()));
        area(waiting, period, new Chart.Series("waiting", period.trend(Measure.WAITING)));
    }

    private void parked(Statistics.Snapshot figures, Flow.Period period) {
        long number = figures.count("PARKED");
        parked.figure(number(number), number > 0);
        long since = period.total(Measure.PARKED);
        parked.detail(getTranslation("dashboard.parked.detail", number(since)));
        area(parked, period, new Chart.Series("parked", period.trend(Measure.HELD)));
    }

    private void area(FigureCard card, Flow.Period period, Chart.Series series) {
        String words = words(series.values(), period, this::number);
        card.chart(Chart.area(words, series), begin(period), scale(series.values(), this::number));
    }

    private void latency(Flow.Period period) {
        latency.figure(
                period.latency(MEDIAN).map(time -> Amounts.of(time).write()).orElse("–"), false);
        latency.detail(period.latency(NEARLY_ALL)
                .map(time -> getTranslation(
                        "dashboard.latency.detail", Amounts.of(time).write()))
                .orElseGet(() -> getTranslation("dashboard.latency.none")));
        long[] most = period.latencyTrend(NEARLY_ALL);
        LongFunction<String> write =
                millis -> Amounts.of(Duration.ofMillis(millis)).write();
        latency.chart(
                Chart.lines(
                        words(most, period, write),
                        List.of(
                                new Chart.Series("nearly-all", most),
                                new Chart.Series("median", period.latencyTrend(MEDIAN)))),
                begin(period),
                scale(most, write));
    }

    private void credits(ZohoUsage.Day day, List<Long> byHour, Flow.Period hours) {
        boolean pressing = day.budget() > 0 && day.credits() > day.budget() * MOST_CREDITS;
        credits.figure(number(day.credits()), pressing);
        credits.detail(
                day.budget() > 0
                        ? getTranslation(
                                "dashboard.credits.budget",
                                number(Math.round(100.0 * day.credits() / day.budget())),
                                number(day.budget()))
                        : getTranslation("dashboard.credits.calls", number(day.calls())));
        columns(
                credits,
                hours,
                List.of(new Chart.Series(
                        "credits", byHour.stream().mapToLong(Long::longValue).toArray())));
    }

    /** The chart in words, for those who do not see it. */
    private String words(long[] values, Flow.Period period, LongFunction<String> write) {
        int top = 0;
        for (int i = 0; i < values.length; i++) {
            top = values[i] > values[top] ? i : top;
        }
        if (values[top] <= 0) {
            return getTranslation("dashboard.chart.nothing", begin(period));
        }
        Instant when = period.begins().plus(period.step().multipliedBy(top));
        return getTranslation("dashboard.chart.words", begin(period), write.apply(values[top]), times.writeTime(when));
    }

    private String begin(Flow.Period period) {
        return times.writeTime(period.begins());
    }

    private static String scale(long[] values, LongFunction<String> write) {
        long most = Arrays.stream(values).max().orElse(0);
        return most <= 0 ? "" : write.apply(most);
    }

    private String number(long number) {
        Locale language = getLocale();
        return Texts.number(number, language);
    }
}
