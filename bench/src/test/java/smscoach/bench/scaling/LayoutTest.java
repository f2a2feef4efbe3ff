package smscoach.bench.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LayoutTest {

    @Test
    void shouldReadPartitionsInstancesAndThreads() {
        assertThat(Layout.parseAll("4x2x1,1x1x3")).containsExactly(new Layout(4, 2, 1), new Layout(1, 1, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {Layout.USUAL, Layout.QUICK})
    void shouldWriteWhatItReads(String layouts) {
        assertThat(Layout.parseAll(layouts)).map(Layout::toString).containsExactly(layouts.split(","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "4x2", "4x2x1x1", "4 x 2 x 1", "-4x2x1", "axbxc", "4x2x1,"})
    void shouldSayWhatALayoutIsWhereThereIsNone(String text) {
        String wrong = text.substring(text.indexOf(',') + 1);
        assertThatThrownBy(() -> Layout.parseAll(text))
                .hasMessage("'" + wrong + "' is no layout: partitions x instances x threads are needed, as in 4x2x1");
    }

    @ParameterizedTest
    @CsvSource({
        "0x1x1, 'partitions, not 0'",
        "1x0x1, 'instances, not 0'",
        "1x1x65, 'threads, not 65'",
        "1x99999999999x1, 'instances, not so many'",
    })
    void shouldSayWhichCountCannotBe(String text, String why) {
        assertThatThrownBy(() -> Layout.parseAll(text)).hasMessage("A layout has from 1 to 64 " + why);
    }

    @Test
    void shouldRefuseALayoutThatIsNamedTwice() {
        assertThatThrownBy(() -> Layout.parseAll("4x2x1,1x1x1,4x2x1")).hasMessage("4x2x1 is named twice");
    }

    @Test
    void shouldRefuseOnTheCommandLineBeforeAnythingIsStarted() {
        // Given
        StringWriter words = new StringWriter();
        CommandLine command = new CommandLine(new ScalingBench()).setErr(new PrintWriter(words));

        // When
        int exitCode = command.execute("--layouts", "4x2");

        // Then
        assertThat(exitCode).isEqualTo(2);
        assertThat(words.toString()).startsWith("--layouts: '4x2' is no layout");
    }
}
