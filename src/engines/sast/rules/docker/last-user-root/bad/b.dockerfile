FROM debian:12
USER app
RUN true
# ruleid: docker/last-user-root
USER 0
ENTRYPOINT ["/run.sh"]
