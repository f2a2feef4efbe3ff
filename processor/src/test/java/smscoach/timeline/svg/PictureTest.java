package smscoach.timeline.svg;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import smscoach.stream.GoldenFile;
import smscoach.stream.Vectors;
import smscoach.timeline.Records;
import smscoach.timeline.Timeline;

class PictureTest {

    /** The picture of the documents. */
    private static final GoldenFile DOCUMENTS = new GoldenFile("../../../../docs/session.svg");

    @Test
    void shouldDrawThePictureOfTheDocuments() throws Exception {
        // Given
        var timeline = Records.timeline(Vectors.inputs("story"), "s-1");

        // When
        var picture = Picture.of(timeline, false);

        // Then
        DOCUMENTS.shouldBe(picture);
    }

    @Test
    void shouldDrawManyPeopleLongWaitsAndEveryKindOfChange() throws Exception {
        // Given
        var records = new Records();
        for (var i = 0; i < 8; i++) {
            records.coach("kim-" + i, "ana");
        }
        records.accepted("s-1", "ana")
                .customerWrites("s-1", "m-1", "hello")
                .writes("kim-0", "s-1", "m-2", "psst")
                .writes("stranger", "s-1", "m-3", "let me in")
                .after(Duration.ofHours(3))
                .switchTo("BargeIn", "kim-0", "s-1")
                .switchTo("Monitor", "kim-1", "s-1")
                .leave("kim-2", "s-1")
                .after(Duration.ofDays(1))
                .intrude("lee", "ana", "s-1", "Monitor")
                .queued("s-1", "billing")
                .accepted("s-1", "ben")
                .completed("s-1");
        var timeline = timeline(records).withRemarks(List.of("Retention has eaten the beginning."));

        // When
        var picture = Picture.of(timeline, false);

        // Then
        new GoldenFile("timeline/many.svg").shouldBe(picture);
        assertThat(parsed(picture).getDocumentElement().getTagName()).isEqualTo("svg");
    }

    @Test
    void shouldEscapeWhateverPeopleWrite() throws Exception {
        // Given
        var hostile = "</text><script>alert(1)</script> & ' \\\" \\u0000 \\u202e ]]> \\ud83d\\ude00";
        var records = new Records()
                .command("c-1", "Coach", "kim", ",\"userId\":\"ana\",\"nickname\":\"" + hostile + "\"")
                .accepted("s-1", "ana")
                .writes("ana", "s-1", "m-1", hostile)
                .queued("s-1", hostile);

        // When
        var document = parsed(Picture.of(timeline(records), true));

        // Then
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getDocumentElement().getTextContent())
                .contains("</text><script>alert(1)</script> & ' \" \uFFFD \uFFFD ]]> 😀")
                .doesNotContain("\u202e");
    }

    @Test
    void shouldShowTextsToWhoeverAsksForThemOnly() {
        // Given
        var timeline = timeline(new Records().accepted("s-1", "ana").writes("ana", "s-1", "m-1", "Dear customer"));

        // When
        var without = Picture.of(timeline, false);
        var with = Picture.of(timeline, true);

        // Then
        assertThat(without).contains("13 characters").doesNotContain("Dear customer");
        assertThat(with).contains("Dear customer");
    }

    @Test
    void shouldBeReadableWithoutEyesAndInTheDarkAndLoadNothing() throws Exception {
        // Given
        var picture = Picture.of(timeline(new Records().accepted("s-1", "ana")), false);

        // When
        var svg = parsed(picture).getDocumentElement();

        // Then
        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("Session s-1 of contact center cc-1");
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).startsWith("1 agent, 0 supervisors");
        assertThat(picture)
                .contains("prefers-color-scheme: dark")
                .doesNotContain("href")
                .doesNotContain("url(");
    }

    private static Timeline timeline(Records records) {
        return records.timeline("s-1");
    }

    private static Document parsed(String picture) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(picture.getBytes(UTF_8)));
    }
}
