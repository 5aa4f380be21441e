FROM python:3.12
# ruleid: docker/last-user-root
USER 0:0
EXPOSE 80
