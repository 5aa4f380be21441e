FROM debian:12
# ok: docker/world-writable
RUN chmod 755 /entry.sh
# ok: docker/world-writable
RUN chmod +x /entry.sh
# ok: docker/world-writable
RUN mkdir /scratch && chmod 1777 /scratch
# ok: docker/world-writable
COPY --chmod=555 entry.sh /entry.sh
# ok: docker/world-writable
RUN chgrp -R 0 /app && chmod -R g=u /app
# RUN chmod 777 /app
# ok: docker/world-writable
RUN chmod -R u+w /app
