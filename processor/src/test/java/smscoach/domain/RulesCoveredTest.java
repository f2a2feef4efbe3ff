package smscoach.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import smscoach.contract.DeadLetterCode;
import smscoach.contract.EndReason;
import smscoach.contract.StatusReason;

/** Every rule of the specification has a test that names it, and no test names a rule that there is not. */
class RulesCoveredTest {

    private static final List<JavaMethod> TESTS = new ClassFileImporter()
            .importUrl(Rule.class.getProtectionDomain().getCodeSource().getLocation()).stream()
                    .map(JavaClass::getMethods)
                    .flatMap(Set::stream)
                    .filter(method -> method.isAnnotatedWith(Rule.class))
                    .toList();

    @Test
    void shouldTestEveryRuleAndCode() {
        // Given
        Set<String> rules = new TreeSet<>(Set.of("M2a"));
        Stream.of("C 8", "S 12", "M 6", "T 6", "L 7")
                .map(s -> s.split(" ", 2))
                .forEach(family -> IntStream.rangeClosed(1, Integer.parseInt(family[1]))
                        .mapToObj(number -> family[0] + number)
                        .forEach(rules::add));
        Stream.of(DeadLetterCode.values(), StatusReason.values(), EndReason.values())
                .flatMap(Arrays::stream)
                .map(Enum::name)
                .forEach(rules::add);

        // Then
        Set<String> tested = new TreeSet<>();
        TESTS.forEach(test -> tested.addAll(rulesOf(test)));
        assertThat(tested).isEqualTo(rules);
    }

    @Test
    void shouldNameATestByTheFirstOfItsRulesIfByAny() {
        TESTS.stream()
                .filter(test -> test.getName().matches("[cslmt]\\d+[aA-Z].*"))
                .forEach(test -> assertThat(test.getName().toLowerCase(Locale.ROOT))
                        .startsWith(rulesOf(test).getFirst().toLowerCase(Locale.ROOT)));
    }

    private static List<String> rulesOf(JavaMethod test) {
        return List.of(test.getAnnotationOfType(Rule.class).value());
    }
}
