# SMS Coach with a Java runtime, without the embedded Kafka. The program is built outside, by './coach --version' or
# 'mvn package', so that the image needs no Maven, no registry of libraries and no second download of them:
#
#   ./coach --version && docker build -t sms-coach .
#   docker run -e COACH_BOOTSTRAP_SERVERS=kafka:9092 -v coach-state:/var/lib/coach sms-coach
FROM eclipse-temurin:25-jre

# A fixed number, so that a cluster that wants to know can see that it is not root.
RUN groupadd --gid 10001 coach \
 && useradd --uid 10001 --gid coach --no-create-home --home-dir /var/lib/coach --shell /usr/sbin/nologin coach \
 && install --directory --owner coach --group coach --mode 0750 /var/lib/coach

# Libraries first: they seldom change, the program does. In brackets, since a pattern may match nothing: the step after
# these tells what is missing in a sentence of its own.
COPY LICENSE processor/target/li[b] /opt/coach/lib/
COPY docker/coach processor/target/coach.ja[r] /opt/coach/

# The archive of loaded classes lets commands, the health check among them, start sooner.
RUN if [ ! -f /opt/coach/coach.jar ]; then \
        echo "SMS Coach is not built yet: run './coach --version' (or 'mvn package') first." >&2; exit 1; \
    fi \
 && ln -s /opt/coach/coach /usr/local/bin/coach \
 && COACH_LOG_LEVEL=OFF COACH_LOG_LEVEL_OTHERS=OFF \
    java -XX:ArchiveClassesAtExit=/opt/coach/coach.jsa -XX:+UseSerialGC -Xlog:disable --enable-native-access=ALL-UNNAMED \
        -Dcoach.home=/tmp -cp '/opt/coach/coach.jar:/opt/coach/lib/*' smscoach.cli.WarmUp </dev/null \
 && rm -rf /tmp/.coach

USER 10001:10001
WORKDIR /var/lib/coach
VOLUME /var/lib/coach

# The names are those of the options: --state-dir, --health-file, --http-host. Logs have time and level here. Health,
# metrics and state are for the container's network: publish the port to nobody who may not know who coaches whom.
ENV LC_ALL=C.UTF-8 \
    COACH_STATE_DIR=/var/lib/coach/state \
    COACH_HEALTH_FILE=/var/lib/coach/health \
    COACH_HTTP_HOST=0.0.0.0 \
    COACH_LOG_FORMAT=text

EXPOSE 8080

# The processor commits and leaves its group; it takes at most 20 s.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=10s --start-period=120s --retries=3 CMD ["coach", "health"]

ENTRYPOINT ["coach"]
CMD ["run"]
