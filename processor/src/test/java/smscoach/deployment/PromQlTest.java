package smscoach.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromQlTest {

    private static final String EXPRESSION = """
            histogram_quantile(0.99, sum by (le, topic) (rate(a_seconds_bucket{code=~"x|b_total", kind!="y"}[5m])))
              / on (instance) group_left (node) (c_bytes offset 5m) > bool 1e6 and absent(up{job="d"} == 0)
            """;

    @Test
    void shouldFindTheMetricsOfAnExpressionAndNothingElse() {
        assertThat(PromQl.metrics(EXPRESSION)).containsExactly("a_seconds_bucket", "c_bytes", "up");
    }

    @Test
    void shouldFindTheLabelsByWhichItSelectsAndGroups() {
        assertThat(PromQl.labels(EXPRESSION)).containsExactly("code", "instance", "job", "kind", "le", "node", "topic");
    }
}
