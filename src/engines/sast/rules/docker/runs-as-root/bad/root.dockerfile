FROM eclipse-temurin:21-jre
COPY app.jar /app.jar
# ruleid: docker/runs-as-root
USER root
CMD ["java", "-jar", "/app.jar"]
