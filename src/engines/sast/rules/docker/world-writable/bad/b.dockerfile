FROM debian:12
# ruleid: docker/world-writable
RUN mkdir /data && chmod 777 /data
# ruleid: docker/world-writable
RUN chmod -R 0777 /app
# ruleid: docker/world-writable
RUN chmod a+rwx /usr/local/bin/run
# ruleid: docker/world-writable
COPY --chmod=777 run.sh /
# ruleid: docker/world-writable
RUN chmod -R o+w /var/www
