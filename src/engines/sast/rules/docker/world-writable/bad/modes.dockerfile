FROM debian:12
# ruleid: docker/world-writable
RUN mkdir /data && chmod 777 /data
# ruleid: docker/world-writable
RUN chmod -R 0777 /var/www
# ruleid: docker/world-writable
RUN chmod a+rwx /opt/tool
# ruleid: docker/world-writable
COPY --chmod=777 entry.sh /entry.sh
# ruleid: docker/world-writable
RUN chmod -R o+w /app/storage
