package smscoach.bench.compare.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class PicturesTest {

    private final Map<String, String> pictures = Pictures.of(Examples.RESULTS);

    @Test
    void shouldDrawThroughputAndEachRate() {
        assertThat(pictures).containsOnlyKeys("throughput.svg", "latency-100.svg");
    }

    @Test
    void shouldDrawABarForEveryContenderWhoseFiguresCount() throws Exception {
        // When
        Document drawn = parsed("throughput.svg");

        // Then
        assertThat(drawn.getElementsByTagName("rect").getLength()).isEqualTo(1 + 3);
        assertThat(drawn.getDocumentElement().getTextContent())
                .contains("right, 4", "2,000")
                .doesNotContain("wrong");
    }

    @Test
    void shouldDrawACurveThroughEveryPointOfADistribution() throws Exception {
        // When
        Document drawn = parsed("latency-100.svg");

        // Then
        assertThat(drawn.getElementsByTagName("polyline").getLength()).isEqualTo(1);
        String points = drawn.getElementsByTagName("polyline")
                .item(0)
                .getAttributes()
                .getNamedItem("points")
                .getNodeValue();
        assertThat(points.split(" ")).hasSize(3);
    }

    @Test
    void shouldDrawNoTwoContendersAlike() {
        assertThat(IntStream.range(0, 8).mapToObj(Svg::colour)).doesNotHaveDuplicates();
    }

    /** Fails where it is not well-formed. */
    private Document parsed(String name) throws Exception {
        String svg = pictures.getOrDefault(name, "");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
    }
}
