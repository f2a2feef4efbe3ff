package smscoach.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromQlTest {

    @Test
    void shouldFindTheMetricsOfAnExpressionAndNothingElse() {
        assertThat(PromQl.metrics("""
                histogram_quantile(0.99, sum by (le, topic) (rate(a_seconds_bucket{topic=~"x|b_total"}[5m])))
                  / on (instance) group_left (job) (c_bytes offset 5m) > bool 1e6 and absent(up{job="d"} == 0)
                """)).containsExactly("a_seconds_bucket", "c_bytes", "up");
    }
}
