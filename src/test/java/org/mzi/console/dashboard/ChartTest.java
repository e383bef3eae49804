package org.mzi.console.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ChartTest {

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static String path(Document svg, String style) {
        for (int i = 0; i < svg.getElementsByTagName("path").getLength(); i++) {
            Element path = (Element) svg.getElementsByTagName("path").item(i);
            if (path.getAttribute("class").equals(style)) {
                return path.getAttribute("d");
            }
        }
        return null;
    }

    @Test
    void saysInWordsWhatItShows() throws Exception {
        Document svg = parse(Chart.columns("5 < 6 & \"more\"", List.of(new Chart.Series("in", new long[] {1, 2}))));

        assertThat(svg.getDocumentElement().getAttribute("role")).isEqualTo("img");
        assertThat(svg.getDocumentElement().getAttribute("aria-label")).isEqualTo("5 < 6 & \"more\"");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("5 < 6 & \"more\"");
    }

    @Test
    void columnsStandOnEachOtherAndTheHighestReachesTheTop() throws Exception {
        Document svg = parse(Chart.columns(
                "",
                List.of(new Chart.Series("done", new long[] {0, 3}), new Chart.Series("other", new long[] {2, 1}))));

        assertThat(path(svg, "done")).isEqualTo("M135.0 60.0h90.0v-45.0h-90.0z");
        assertThat(path(svg, "other")).isEqualTo("M15.0 60.0h90.0v-30.0h-90.0z" + "M135.0 15.0h90.0v-15.0h-90.0z");
    }

    @Test
    void aSingleEventCanBeSeenNextToAMillion() throws Exception {
        Document svg = parse(Chart.columns("", List.of(new Chart.Series("in", new long[] {1, 1_000_000}))));

        assertThat(path(svg, "in")).startsWith("M15.0 60.0h90.0v-1.5");
    }

    @Test
    void aLineIsInterruptedWhereThereIsNoValue() throws Exception {
        Document svg = parse(Chart.lines("", List.of(new Chart.Series("median", new long[] {4, -1, 2, 2}))));

        assertThat(path(svg, "median")).isEqualTo("M0.0 1.0H60.0M120.0 30.0H180.0L180.0 30.0H240.0");
    }

    @Test
    void nothingIsDrawnOfNothing() throws Exception {
        for (String svg : Stream.of(
                        Chart.columns("", List.of(new Chart.Series("in", new long[24]))),
                        Chart.lines("", List.of(new Chart.Series("median", new long[] {-1, -1}))))
                .toList()) {
            assertThat(parse(svg).getElementsByTagName("path").getLength()).isZero();
        }
        assertThat(path(parse(Chart.area("", new Chart.Series("waiting", new long[3]))), "waiting-area"))
                .isNull();
    }
}
