FROM postgres:17
# ruleid: docker/secret-in-image
ENV POSTGRES_PASSWORD=kestrel-42-lane
# ruleid: docker/secret-in-image
ENV APP_SECRET_KEY="d41f0c6b9e2a"
