# The server alone: PostgreSQL is another container. Build first: bin/build
FROM eclipse-temurin:17-jre

RUN useradd --system --uid 10001 --no-create-home mzi
WORKDIR /opt/mzi
# What changes least comes first: an upgrade of the application fetches the last layer only.
COPY target/payara-micro.jar ./
COPY target/activemq.rar payara-config/micro-preboot.txt payara-config/micro-postboot.txt \
    payara-config/micro-postdeploy.txt payara-config/logging-text.properties payara-config/logging-json.properties ./
COPY target/mzi.war ./
USER 10001

ENV HTTP_ADDRESS=0.0.0.0
ENV HTTP_PORT=8001
EXPOSE 8001
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$HTTP_PORT && printf 'GET /api/v1/health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]

# The shell only chooses the log's form; Java takes its place as process 1.
ENTRYPOINT ["sh", "-c", "exec \"$0\" \"$@\" --logproperties \"logging-${LOG_FORMAT:-text}.properties\"", \
    "java", "-XX:MaxRAMPercentage=60", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-jar", "payara-micro.jar", \
    "--nohazelcast", "--disablephonehome", \
    "--prebootcommandfile", "micro-preboot.txt", "--postbootcommandfile", "micro-postboot.txt", \
    "--postdeploycommandfile", "micro-postdeploy.txt", \
    "--deploy", "activemq.rar", "--deploy", "mzi.war", "--contextroot", "/"]
