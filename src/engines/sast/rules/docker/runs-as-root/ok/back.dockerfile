FROM jenkins/jenkins:2.528.1-lts
# ok: docker/runs-as-root
USER root
RUN apt-get update && apt-get install -y --no-install-recommends make
USER jenkins
# ok: docker/runs-as-root
CMD ["jenkins"]
