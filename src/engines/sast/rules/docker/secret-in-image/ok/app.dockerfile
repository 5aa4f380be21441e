FROM node:20
# ok: docker/secret-in-image
ARG NPM_TOKEN
# ok: docker/secret-in-image
ENV DB_PASSWORD_FILE=/run/secrets/db_password
# ok: docker/secret-in-image
ENV API_KEY=$API_KEY
# ok: docker/secret-in-image
ENV SECRET_KEY=changeme-please
# ok: docker/secret-in-image
ENV TOKEN_TTL=360000
RUN --mount=type=secret,id=npm npm ci
