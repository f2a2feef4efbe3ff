package smscoach.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kubernetes takes the resources, and they agree with each other and with the image. What Kubernetes knows is told by
 * the classes that its own API description was made into: they refuse an unknown field and miss a required one.
 */
class KubernetesTest {

    private static final String FOLDER = "deploy/kubernetes";
    private static final String BASE = FOLDER + "/base";
    private static final String POD_MONITOR = FOLDER + "/components/pod-monitor/pod-monitor.yaml";
    private static final Tool KUBECTL = new Tool("kubectl", "it brings Kustomize with it");

    private static final Map<String, Class<?>> KINDS = Map.of(
            "StatefulSet", V1StatefulSet.class,
            "Service", V1Service.class,
            "PodDisruptionBudget", V1PodDisruptionBudget.class,
            "NetworkPolicy", V1NetworkPolicy.class,
            "ConfigMap", V1ConfigMap.class);

    private static final JsonNode STATEFUL_SET = ProjectFiles.yaml(BASE + "/stateful-set.yaml");
    private static final JsonNode POD = STATEFUL_SET.at("/spec/template/spec");
    private static final JsonNode CONTAINER = POD.at("/containers/0");
    private static final String LABELS = "{\"app.kubernetes.io/name\":\"sms-coach\"}";

    static Stream<String> kustomizations() {
        return ProjectFiles.in(FOLDER).stream().filter(name -> name.endsWith("/kustomization.yaml"));
    }

    static Stream<String> resources() {
        return ProjectFiles.in(FOLDER).stream()
                .filter(name -> name.endsWith(".yaml") && !name.endsWith("/kustomization.yaml"));
    }

    @ParameterizedTest
    @MethodSource("resources")
    void shouldHoldOnlyWhatKubernetesKnows(String file) {
        requireKnown(ProjectFiles.yaml(file));
    }

    @Test
    void shouldNoticeAFieldThatKubernetesDoesNotKnow() {
        // Given
        ObjectNode misspelled = STATEFUL_SET.deepCopy();
        ((ObjectNode) misspelled.at("/spec/template/spec/containers/0/readinessProbe/httpGet")).put("prot", "http");

        // Then
        assertThatThrownBy(() -> requireKnown(misspelled)).hasMessageContaining("prot");
    }

    @ParameterizedTest
    @MethodSource("kustomizations")
    void shouldNameEveryFileOfAFolderAndNoOther(String kustomization) {
        // Given
        JsonNode root = ProjectFiles.yaml(kustomization);
        Path folder = ProjectFiles.path(kustomization.replace("/kustomization.yaml", ""));
        List<String> named = new ArrayList<>(List.of("kustomization.yaml"));
        Stream.of(root.path("resources"), root.path("components"))
                .flatMap(ProjectFiles::each)
                .map(JsonNode::asText)
                .forEach(named::add);
        ProjectFiles.each(root.path("configMapGenerator"))
                .flatMap(map -> ProjectFiles.each(map.get("files")))
                .map(JsonNode::asText)
                .forEach(named::add);

        // Then
        assertThat(named).allSatisfy(name -> assertThat(folder.resolve(name)).exists());
        assertThat(named.stream().filter(name -> !name.startsWith("..")))
                .containsExactlyInAnyOrder(folder.toFile().list());
    }

    @Test
    void shouldSelectThePodsByTheirLabels() {
        assertThat(STATEFUL_SET.at("/spec/template/metadata/labels")).hasToString(LABELS);
        assertThat(STATEFUL_SET.at("/spec/selector/matchLabels")).hasToString(LABELS);
        assertThat(ProjectFiles.each(POD.get("topologySpreadConstraints"))
                        .map(spread -> spread.at("/labelSelector/matchLabels")))
                .isNotEmpty()
                .allSatisfy(labels -> assertThat(labels).hasToString(LABELS));
        assertThat(base("service").at("/spec/selector")).hasToString(LABELS);
        assertThat(base("pod-disruption-budget").at("/spec/selector/matchLabels"))
                .hasToString(LABELS);
        assertThat(base("network-policy").at("/spec/podSelector/matchLabels")).hasToString(LABELS);
        assertThat(ProjectFiles.yaml(POD_MONITOR).at("/spec/selector/matchLabels"))
                .hasToString(LABELS);
    }

    @Test
    void shouldAskAtThePortThatTheInstanceListensOn() {
        // Given
        JsonNode port = CONTAINER.at("/ports/0");
        String name = port.get("name").asText();

        // Then
        assertThat(variable("COACH_HTTP_PORT"))
                .isEqualTo(port.get("containerPort").asText());
        assertThat(variable("COACH_HTTP_ADVERTISED"))
                .isEqualTo("$(POD_NAME)." + STATEFUL_SET.at("/spec/serviceName").asText() + ":"
                        + base("service").at("/spec/ports/0/port").asText());
        assertThat(base("service").at("/metadata/name")).isEqualTo(STATEFUL_SET.at("/spec/serviceName"));
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertThat(CONTAINER.at("/" + probe + "/httpGet/port").asText()).isEqualTo(name);
        }
        assertThat(base("service").at("/spec/ports/0/targetPort").asText()).isEqualTo(name);
        assertThat(base("network-policy").at("/spec/ingress/0/ports/0/port").asText())
                .isEqualTo(name);
        assertThat(ProjectFiles.yaml(POD_MONITOR)
                        .at("/spec/podMetricsEndpoints/0/port")
                        .asText())
                .isEqualTo(name);
    }

    @Test
    void shouldMountWhatTheSettingsName() {
        // Given
        List<String> volumes = new ArrayList<>();
        ProjectFiles.each(POD.get("volumes"))
                .forEach(volume -> volumes.add(volume.get("name").asText()));
        ProjectFiles.each(STATEFUL_SET.at("/spec/volumeClaimTemplates"))
                .forEach(claim -> volumes.add(claim.at("/metadata/name").asText()));
        List<String> mounted = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        ProjectFiles.each(CONTAINER.get("volumeMounts")).forEach(mount -> {
            mounted.add(mount.get("name").asText());
            paths.add(mount.get("mountPath").asText());
        });

        // Then
        assertThat(mounted).containsExactlyInAnyOrderElementsOf(volumes);
        assertThat(paths).contains("/tmp");
        assertThat(ProjectFiles.read("Dockerfile")).contains("COACH_STATE_DIR=/var/lib/coach/state");
        assertThat(paths).contains("/var/lib/coach");
        for (String setting : List.of("COACH_CONFIG", "COACH_KAFKA_CONFIG")) {
            Path file = Path.of(variable(setting));
            assertThat(paths).contains(String.valueOf(file.getParent()));
            assertThat(ProjectFiles.path(BASE).resolve(file.getFileName())).exists();
        }
        for (String settings : List.of(BASE, FOLDER + "/overlays/example")) {
            assertThat(ProjectFiles.read(settings + "/client.properties"))
                    .contains("allowed.paths=/run/secrets/sms-coach");
        }
        assertThat(paths).contains("/run/secrets/sms-coach");
    }

    @Test
    void shouldRunAsTheUserOfTheImageWithTimeToClose() {
        assertThat(ProjectFiles.read("Dockerfile"))
                .contains("USER " + POD.at("/securityContext/runAsUser").asText() + ":"
                        + POD.at("/securityContext/runAsGroup").asText());
        assertThat(POD.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(CONTAINER.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(POD.get("terminationGracePeriodSeconds").asInt()).isGreaterThan(20);
    }

    /** What Kustomize makes of a folder: its references resolved, its overlays laid over. */
    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/example"})
    void shouldBeTakenByKustomize(String folder) throws Exception {
        // Given
        KUBECTL.requireInstalled();

        // When
        Tool.Result result = KUBECTL.run(ProjectFiles.path(FOLDER), "kustomize", folder);

        // Then
        assertThat(result.exitCode()).as(result.output()).isZero();
        List<JsonNode> resources = ProjectFiles.documents(result.output());
        resources.forEach(KubernetesTest::requireKnown);
        assertThat(resources.stream().map(resource -> resource.get("kind").asText()))
                .containsAll(KINDS.keySet());
    }

    private static void requireKnown(JsonNode resource) {
        String kind = resource.get("kind").asText();
        if (kind.equals("PodMonitor")) {
            // Of the Prometheus operator, not of Kubernetes.
            return;
        }
        Class<?> model = KINDS.get(kind);
        assertThat(model).as("a kind that this test knows: %s", kind).isNotNull();
        assertThat((Object) JSON.getGson().fromJson(resource.toString(), model)).isNotNull();
    }

    private static JsonNode base(String name) {
        return ProjectFiles.yaml(BASE + "/" + name + ".yaml");
    }

    private static String variable(String name) {
        return ProjectFiles.each(CONTAINER.get("env"))
                .filter(variable -> variable.get("name").asText().equals(name))
                .map(variable -> variable.get("value").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + BASE + "/stateful-set.yaml"));
    }
}
