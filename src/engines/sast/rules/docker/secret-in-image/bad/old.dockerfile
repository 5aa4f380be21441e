FROM mysql:8.4
# ruleid: docker/secret-in-image
ENV MYSQL_ROOT_PASSWORD wintergarden
