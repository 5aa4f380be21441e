FROM postgres:17
# ok: docker/secret-in-image
ENV POSTGRES_PASSWORD_FILE=/run/secrets/postgres
# ok: docker/secret-in-image
ARG NPM_TOKEN
# ok: docker/secret-in-image
ENV NPM_TOKEN=$NPM_TOKEN
# ok: docker/secret-in-image
ENV APP_SECRET_KEY=""
# ok: docker/secret-in-image
ENV DB_PASSWORD=changeme
# ok: docker/secret-in-image
ENV TOKEN_LIFETIME=3600
# ok: docker/secret-in-image
RUN --mount=type=secret,id=npm npm ci
