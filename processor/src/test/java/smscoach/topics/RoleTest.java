package smscoach.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import smscoach.contract.Topic;

/** The rights of the roles are those that the operations tell. */
class RoleTest {
    private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    @ParameterizedTest
    @EnumSource
    void shouldHaveTheRightsThatItsTableTells(Role role) throws IOException {
        // When
        var told = new HashSet<Right>();
        section(role)
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| operation"))
                .forEach(row -> told.addAll(rights(row)));

        // Then
        assertThat(told).isEqualTo(Set.copyOf(role.rights("", role.defaultGroup())));
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeGrantedByTheLinesBelowItsTable(Role role) throws IOException {
        // When
        var block = BLOCK.matcher(section(role));

        // Then
        assertThat(block.find()).isTrue();
        assertThat(block.group(1).lines())
                .containsExactlyElementsOf(
                        AclCommands.grant("kafka:9092", "User:" + role.title(), role.rights("", role.defaultGroup())));
    }

    @Test
    void shouldLetTheCustomersChannelReadOneTopic() {
        // When
        var rights = Role.CUSTOMER_CHANNEL.rights("prod.", "sms-out");

        // Then
        assertThat(rights)
                .containsExactly(
                        new Right(
                                AclOperation.READ,
                                ResourceType.TOPIC,
                                PatternType.LITERAL,
                                "prod." + Topic.SMS_CUSTOMER_MESSAGES.defaultName()),
                        new Right(AclOperation.READ, ResourceType.GROUP, PatternType.LITERAL, "sms-out"));
    }

    /** From the role's heading to the next one. */
    private static String section(Role role) throws IOException {
        var operations = Files.readString(Path.of("..", "docs", "operations.md"));
        var heading = "\n### `" + role.title() + "`";
        assertThat(operations).contains(heading);
        var rest = operations.substring(operations.indexOf(heading) + heading.length());
        return rest.substring(0, rest.indexOf("\n##"));
    }

    /** Of a row "| READ, WRITE | topic | literal | `a`, `b` |". */
    private static List<Right> rights(String row) {
        var cells = Arrays.stream(row.split("\\|")).map(String::strip).toList();
        var operations = cells.get(1).split(", ");
        var type = ResourceType.valueOf(constant(cells.get(2)));
        var pattern = PatternType.valueOf(constant(cells.get(3)));
        return Stream.of(operations)
                .flatMap(operation -> NAME.matcher(cells.get(4))
                        .results()
                        .map(name -> new Right(AclOperation.valueOf(operation), type, pattern, name.group(1))))
                .toList();
    }

    private static String constant(String words) {
        return words.toUpperCase(Locale.ROOT).replace(' ', '_');
    }
}
