# The server alone: PostgreSQL is another container. Build first: bin/run or mvn package.
FROM eclipse-temurin:17-jre

RUN useradd --system --uid 10001 --create-home --home-dir /opt/mzi mzi
WORKDIR /opt/mzi
COPY --chown=mzi target/payara-micro.jar target/activemq.rar target/mzi.war ./
COPY --chown=mzi payara-config/*.txt payara-config/logging.properties ./
USER mzi

EXPOSE 8001
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8001 && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]

ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+UseSerialGC", "-jar", "payara-micro.jar", \
    "--nohazelcast", "--disablephonehome", "--port", "8001", "--logproperties", "logging.properties", \
    "--prebootcommandfile", "micro-preboot.txt", "--postbootcommandfile", "micro-postboot.txt", \
    "--postdeploycommandfile", "micro-postdeploy.txt", \
    "--deploy", "activemq.rar", "--deploy", "mzi.war", "--contextroot", "/"]
