package smscoach.stream;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/**
 * Whether Testcontainers will find an engine and its images. It tries each pull once: Testcontainers itself would try
 * for minutes where there is an engine but no network.
 */
final class ContainersCanRun implements ExecutionCondition {

    static final String KAFKA = "apache/kafka:4.3.1";

    /** What Testcontainers 2.0.5 itself runs, to clear up after a build that was killed. */
    private static final String RYUK = "testcontainers/ryuk:0.14.0";

    private static final Logger LOG = LoggerFactory.getLogger(ContainersCanRun.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        try (DockerClient docker = DockerClientProviderStrategy.getClientForConfig(
                DockerClientFactory.instance().getTransportConfig())) {
            if (!Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))) {
                require(docker, RYUK);
            }
            require(docker, KAFKA);
            return ConditionEvaluationResult.enabled("a Docker engine answers, and has the images");
        } catch (IllegalStateException e) {
            return skipped(context, "no Docker engine answers");
        } catch (Exception e) {
            return skipped(context, String.valueOf(e.getMessage()).strip());
        }
    }

    private static void require(DockerClient docker, String name) throws InterruptedException {
        String image = ImageNameSubstitutor.instance()
                .apply(DockerImageName.parse(name))
                .asCanonicalNameString();
        try {
            docker.inspectImageCmd(image).exec();
        } catch (NotFoundException missing) {
            LOG.warn("Pulling {} ...", image);
            try {
                boolean unused = docker.pullImageCmd(image).start().awaitCompletion(10, TimeUnit.MINUTES);
                docker.inspectImageCmd(image).exec();
            } catch (RuntimeException e) {
                throw new UnsupportedOperationException(
                        "Docker has no image " + image + " and cannot pull it: " + e.getMessage(), e);
            }
        }
    }

    private static ConditionEvaluationResult skipped(ExtensionContext context, String why) {
        LOG.warn("{} is skipped: {}", context.getDisplayName(), why);
        return ConditionEvaluationResult.disabled(why);
    }
}
